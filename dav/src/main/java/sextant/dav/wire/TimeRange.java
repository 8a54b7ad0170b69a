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

    static TimeRange read(XmlReader xml) throws MalformedXml {
        var start = instant(xml.attribute("start"));
        var end = instant(xml.attribute("end"));
        if (start.isEmpty() && end.isEmpty()) {
            throw new MalformedXml("a time-range has a start or an end");
        }
        if (start.isPresent() && end.isPresent() && start.get() >= end.get()) {
            throw new MalformedXml("a time-range ends after it starts");
        }
        return new TimeRange(start, end);
    }

    private static Optional<Long> instant(Optional<String> text) throws MalformedXml {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text.get(), UTC).toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            throw new MalformedXml("a time-range is given in UTC, as 20261130T170000Z");
        }
    }
}
