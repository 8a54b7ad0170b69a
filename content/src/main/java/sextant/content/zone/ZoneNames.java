package sextant.content.zone;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the names of time zones mean, in the spellings that products use. */
public final class ZoneNames {
    private static final Map<String, String> IANA = lowerCased();
    private static final ZoneTables TABLES = ZoneTables.SHIPPED;
    private static final int LONGEST = 255;

    private ZoneNames() {}

    /**
     * The zone that a TZID surely names: an IANA name in any case, also behind a prefix such as
     * {@code /mozilla.org/20050126_1/}, or a Windows name. Quotation marks around it do not matter.
     */
    public static Optional<ZoneId> find(String tzid) {
        String name = unquoted(tzid);
        if (name.isEmpty() || name.length() > LONGEST) {
            return Optional.empty();
        }
        return iana(name).or(() -> behindPrefix(name)).or(() -> ofWindows(name, ZoneTables.WORLD));
    }

    /**
     * The zone that a name surely or probably means: besides {@link #find}, names for people such as
     * {@code (UTC+01:00) Amsterdam, Berlin} and plain offsets. Ask this only when no definition of the zone is at hand.
     */
    public static Optional<ZoneId> guess(String tzid) {
        return find(tzid).or(() -> DisplayNames.guess(unquoted(tzid)));
    }

    /**
     * The zone that a Windows name stands for.
     *
     * @param territory ISO 3166 code of the country to prefer; "001" for none
     */
    public static Optional<ZoneId> ofWindows(String name, String territory) {
        // some products name the half of the year they are in
        String standard = name.strip().replace(" Daylight Time", " Standard Time");
        return TABLES.name(standard, territory).flatMap(ZoneNames::iana);
    }

    /** The Windows name of a zone; empty if Windows has none for it. */
    public static Optional<String> windowsName(ZoneId zone) {
        if (zone.normalized().equals(ZoneOffset.UTC)) {
            return Optional.of("UTC");
        }
        return TABLES.rows(zone.getId()).stream().findFirst().map(ZoneTables.Row::windows);
    }

    /** The country a zone lies in, as its ISO 3166 code; "001" if the tables do not say. */
    public static String territory(ZoneId zone) {
        return TABLES.rows(zone.getId()).stream()
                .map(ZoneTables.Row::territory)
                .filter(territory -> !territory.equals(ZoneTables.WORLD) && !territory.equals("ZZ"))
                .findFirst()
                .orElse(ZoneTables.WORLD);
    }

    /** Whether two names mean the same zone, as Asia/Calcutta and Asia/Kolkata do. */
    public static boolean same(ZoneId one, ZoneId other) {
        return TABLES.canonical(one.getId()).equals(TABLES.canonical(other.getId()));
    }

    /** All zones in the order in which a rule alone should be given a name: CLDR's usual ones first. */
    static List<ZoneId> byPreference() {
        return java.util.stream.Stream.concat(
                        TABLES.worldNames().stream(), IANA.values().stream().sorted())
                .distinct()
                .map(ZoneId::of)
                .toList();
    }

    static Optional<ZoneId> iana(String name) {
        String known = IANA.get(name.replace(' ', '_').toLowerCase(Locale.ROOT));
        return Optional.ofNullable(known).map(ZoneId::of);
    }

    /** The longest tail behind a slash that is an IANA name. */
    private static Optional<ZoneId> behindPrefix(String name) {
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            Optional<ZoneId> zone = iana(name.substring(slash + 1));
            if (zone.isPresent()) {
                return zone;
            }
        }
        return Optional.empty();
    }

    private static String unquoted(String tzid) {
        String name = tzid.strip();
        while (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
            name = name.substring(1, name.length() - 1).strip();
        }
        return name;
    }

    private static Map<String, String> lowerCased() {
        Map<String, String> names = new HashMap<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            names.put(id.toLowerCase(Locale.ROOT), id);
        }
        names.put("z", "UTC");
        return Map.copyOf(names);
    }
}
