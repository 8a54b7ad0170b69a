package sextant.dav.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates as HTTP writes them (RFC 9110 5.6.7). */
public final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }

    /** Reads a date in the one format that is still sent; empty for anything else. */
    public static Optional<Instant> parse(String field) {
        try {
            return Optional.of(Instant.from(FORMAT.parse(field.strip())));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
