package sextant.content.event;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Someone who is asked to take part (RFC 5545 3.8.4.1). Two are the same if their addresses are, in any case, and the rest
 * is.
 *
 * @param address without {@code mailto:}
 * @param name empty if not known
 * @param rsvp whether an answer is asked for
 */
public record Attendee(String address, String name, Type type, Status status, boolean rsvp) {
    /** In what role; ROLE and CUTYPE know more, which stays while this view of it does. */
    public enum Type {
        REQUIRED,
        OPTIONAL,
        RESOURCE
    }

    /** PARTSTAT (RFC 5545 3.2.12); what is not known counts as not answered. */
    public enum Status {
        NEEDS_ACTION,
        ACCEPTED,
        DECLINED,
        TENTATIVE,
        DELEGATED,
        COMPLETED,
        IN_PROCESS
    }

    /** Someone who has to answer yet. */
    public static Attendee invited(String address, String name, Type type) {
        return new Attendee(address, name, type, Status.NEEDS_ACTION, true);
    }

    /** What the address is compared by. */
    String key() {
        return address.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attendee that
                && key().equals(that.key())
                && name.equals(that.name)
                && type == that.type
                && status == that.status
                && rsvp == that.rsvp;
    }

    @Override
    public int hashCode() {
        return Objects.hash(key(), name, type, status, rsvp);
    }
}
