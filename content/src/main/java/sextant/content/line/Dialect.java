package sextant.content.line;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of spelling that a component follows, decided by its name and its VERSION line. */
public enum Dialect {
    /** RFC 5545, and whatever does not say otherwise. */
    ICALENDAR(false, false),
    /** vCalendar 1.0 and its cousins on old phones (VNOTE 1.1). */
    VCALENDAR_1(false, true),
    /** vCard 2.1. */
    VCARD_21(true, true),
    /** vCard 3.0, RFC 2426. */
    VCARD_3(true, false),
    /** vCard 4.0, RFC 6350. */
    VCARD_4(true, false);

    private final boolean vcard;
    private final boolean old;

    Dialect(boolean vcard, boolean old) {
        this.vcard = vcard;
        this.old = old;
    }

    /** Whether names may carry a group ({@code item1.TEL}). */
    public boolean vcard() {
        return vcard;
    }

    /**
     * Whether this is one of the first versions: bare parameters, quoted-printable values, base64 blocks, no quoting and no
     * {@code ^} escapes.
     */
    public boolean old() {
        return old;
    }

    /**
     * The dialect of a root component.
     *
     * @param component its name in upper case
     * @param version the value of its VERSION line, empty when it has none
     */
    public static Dialect of(String component, String version) {
        if (component.equals("VCARD")) {
            return switch (version) {
                case "2.1" -> VCARD_21;
                case "4.0" -> VCARD_4;
                default -> VCARD_3;
            };
        }
        return version.startsWith("1.") ? VCALENDAR_1 : ICALENDAR;
    }

    /** The dialect of a component inside another: its parent's, unless it is an object of its own that tells its version. */
    static Dialect of(String component, @Nullable Dialect outer, Supplier<String> version) {
        if (outer == null) {
            return of(component, version.get());
        }
        if (!component.equals("VCARD") && !component.equals("VCALENDAR")) {
            return outer;
        }
        String own = version.get();
        return own.isEmpty() ? outer : of(component, own);
    }
}
