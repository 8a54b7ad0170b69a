package sextant.content.lens;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/** A time stamp in UTC, basic or extended, also with an offset or a fraction as some writers have it. */
record InstantCodec() implements Codec<Instant> {
    @Override
    public Class<?> type() {
        return Instant.class;
    }

    @Override
    public Optional<Instant> read(Property line) {
        String value = line.value().strip();
        return When.parse(value, Optional.empty())
                .map(when -> when.local().toInstant(ZoneOffset.UTC))
                .or(() -> withOffset(value));
    }

    private static Optional<Instant> withOffset(String value) {
        if (value.length() > 40 || value.indexOf('T') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return Optional.empty(); // a line from anywhere may say anything; it then has no such value
        }
    }

    @Override
    public Property write(Property line, Instant value, Dialect dialect) {
        boolean extended = line.value().indexOf('-') > 0;
        Property bare = line.hasParameter("VALUE", "DATE") ? line.withoutParameter("VALUE") : line;
        return bare.withoutParameter("TZID")
                .withValue(extended ? value.toString() : When.utc(value).text());
    }

    @Override
    public Instant normal(Instant value) {
        return value.truncatedTo(ChronoUnit.SECONDS);
    }
}
