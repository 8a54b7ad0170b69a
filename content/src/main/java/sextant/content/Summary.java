package sextant.content;

import java.util.List;
import java.util.Optional;

/**
 * What lists and filters need to know about an item, computed once when it is committed, so that neither has to parse.
 *
 * @param kind what the item is
 * @param component the component or object name of the document: VEVENT, VTODO, VJOURNAL, VFREEBUSY, VCARD, or empty for
 *     a message
 * @param uid the UID of the document, empty when it has none
 * @param first the earliest instant the item touches, in seconds since 1970-01-01T00:00:00Z: when a message was sent;
 *     {@link #UNBOUNDED_PAST} when it has no start
 * @param last the latest instant the item touches, exclusive, in the same unit; {@link #UNBOUNDED_FUTURE} for an endless
 *     rule or no end
 * @param floating whether any of its times has no zone (all-day dates included), so that {@code first} and {@code last},
 *     computed as if in UTC, may be off by up to 14 hours either way
 * @param recurring whether it has a recurrence rule, extra dates or overridden instances
 * @param busy what it does to free/busy time
 * @param group whether it is a contact group (a distribution list), in either spelling
 * @param displayName formatted name of a contact, else empty
 * @param subject summary of an event, task or note, subject of a message, what else a contact is called, one
 *     name a line; else empty
 * @param emails e-mail addresses in document order, lower-cased; of a message the first ones, its author's before all
 * @param phones telephone numbers in document order, reduced to digits with a leading plus where there was one
 * @param size length of the document in octets
 * @param envelope of a message
 */
public record Summary(
        Kind kind,
        String component,
        String uid,
        long first,
        long last,
        boolean floating,
        boolean recurring,
        Busy busy,
        boolean group,
        String displayName,
        String subject,
        List<String> emails,
        List<String> phones,
        long size,
        Optional<Envelope> envelope) {

    public static final long UNBOUNDED_PAST = Long.MIN_VALUE;
    public static final long UNBOUNDED_FUTURE = Long.MAX_VALUE;

    public Summary {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
    }

    /** Of anything but a message. */
    public Summary(
            Kind kind,
            String component,
            String uid,
            long first,
            long last,
            boolean floating,
            boolean recurring,
            Busy busy,
            boolean group,
            String displayName,
            String subject,
            List<String> emails,
            List<String> phones,
            long size) {
        this(
                kind,
                component,
                uid,
                first,
                last,
                floating,
                recurring,
                busy,
                group,
                displayName,
                subject,
                emails,
                phones,
                size,
                Optional.empty());
    }
}
