package sextant.content.event;

import java.util.Optional;
import sextant.content.lens.Element;
import sextant.content.lens.When;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/**
 * An instance that RDATE adds (RFC 5545 3.8.5.2).
 *
 * @param end of a PERIOD: its end or its duration as it stands behind the slash; empty for a mere start
 */
public record ExtraDate(When start, String end) {
    /** A mere start. */
    public static ExtraDate of(When start) {
        return new ExtraDate(start, "");
    }

    static Element<ExtraDate> element() {
        return new Element<>() {
            @Override
            public Class<?> type() {
                return ExtraDate.class;
            }

            @Override
            public Optional<ExtraDate> read(Property line, String piece) {
                int slash = piece.indexOf('/');
                String end = slash < 0 ? "" : piece.substring(slash + 1).strip();
                return When.parse(slash < 0 ? piece : piece.substring(0, slash), line.parameter("TZID"))
                        .map(start -> new ExtraDate(start, end));
            }

            @Override
            public Property write(Property blank, ExtraDate entry, Dialect dialect) {
                Property start = entry.start().write(blank);
                return entry.end().isEmpty()
                        ? start
                        : start.withParameter("VALUE", "PERIOD")
                                .withValue(entry.start().text() + "/" + entry.end());
            }
        };
    }

    static Element<When> excluded() {
        return new Element<>() {
            @Override
            public Class<?> type() {
                return When.class;
            }

            @Override
            public Optional<When> read(Property line, String piece) {
                return When.parse(piece, line.parameter("TZID"));
            }

            @Override
            public Property write(Property blank, When entry, Dialect dialect) {
                return entry.write(blank);
            }
        };
    }
}
