package sextant.dav.wire;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.XmlReader;

/**
 * A {@code time-range} (RFC 4791 9.9).
 *
 * @param start seconds since 1970, inclusive; empty if it is open
 * @param end seconds since 1970, exclusive; empty if it is open
 */
public record TimeRange(Optional<Long> start, Optional<Long> end) {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    /** Reads the two attributes; empty if there is none, one is no time in UTC, or the range ends before it starts. */
    static Optional<TimeRange> parse(Optional<String> start, Optional<String> end) {
        var from = start.flatMap(TimeRange::instant);
        var to = end.flatMap(TimeRange::instant);
        var unread = from.isEmpty() != start.isEmpty() || to.isEmpty() != end.isEmpty();
        if (unread || (from.isEmpty() && to.isEmpty())) {
            return Optional.empty();
        }
        return from.isPresent() && to.isPresent() && from.get() >= to.get()
                ? Optional.empty()
                : Optional.of(new TimeRange(from, to));
    }

    /** Reads a range with both ends from the element on which the reader stands. */
    static TimeRange closed(XmlReader xml) throws MalformedXml {
        return parse(xml.attribute("start"), xml.attribute("end"))
                .filter(range -> range.start().isPresent() && range.end().isPresent())
                .orElseThrow(() -> new MalformedXml(
                        xml.name().local() + " has a start and a later end in UTC, as 20261130T170000Z"));
    }

    private static Optional<Long> instant(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, UTC).toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeParseException unread) {
            return Optional.empty();
        }
    }
}
