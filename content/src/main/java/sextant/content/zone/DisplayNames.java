package sextant.content.zone;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/** Names made for people: {@code (UTC+01:00) Amsterdam, Berlin, Bern}, {@code GMT-05:00}. */
final class DisplayNames {
    /** Names without a city in them. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("atlantic time (canada)", "America/Halifax"),
            Map.entry("eastern time (us & canada)", "America/New_York"),
            Map.entry("central time (us & canada)", "America/Chicago"),
            Map.entry("mountain time (us & canada)", "America/Denver"),
            Map.entry("pacific time (us & canada)", "America/Los_Angeles"),
            Map.entry("arizona", "America/Phoenix"),
            Map.entry("alaska", "America/Anchorage"),
            Map.entry("hawaii", "Pacific/Honolulu"),
            Map.entry("newfoundland", "America/St_Johns"),
            Map.entry("coordinated universal time", "UTC"),
            Map.entry("beijing", "Asia/Shanghai"),
            Map.entry("new delhi", "Asia/Kolkata"),
            Map.entry("mumbai", "Asia/Kolkata"));

    private static final List<String> OFFSET_PREFIXES = List.of("UTC", "GMT");
    /** Any instant in winter north and one in summer tell whether an offset is ever in force. */
    private static final List<Instant> PROBES =
            List.of(Instant.parse("2026-01-15T00:00:00Z"), Instant.parse("2026-07-15T00:00:00Z"));

    private DisplayNames() {}

    static Optional<ZoneId> guess(String name) {
        int close = name.startsWith("(") ? name.indexOf(')') : -1;
        Optional<ZoneOffset> offset = offset(close < 0 ? name : name.substring(1, close));
        Optional<ZoneId> place = close < 0 ? places(name, offset) : places(name.substring(close + 1), offset);
        return place.or(() -> offset.map(ZoneId.class::cast));
    }

    private static Optional<ZoneId> places(String text, Optional<ZoneOffset> offset) {
        Optional<ZoneId> whole = place(text.strip(), offset);
        if (whole.isPresent()) {
            return whole;
        }
        var cities = new StringTokenizer(text, ",/;");
        while (cities.hasMoreTokens()) {
            Optional<ZoneId> zone = place(cities.nextToken().strip(), offset);
            if (zone.isPresent()) {
                return zone;
            }
        }
        return Optional.empty();
    }

    private static Optional<ZoneId> place(String place, Optional<ZoneOffset> offset) {
        String lower = place.toLowerCase(Locale.ROOT);
        String named = NAMED.get(lower);
        if (named != null) {
            return Optional.of(ZoneId.of(named)).filter(zone -> fits(zone, offset));
        }
        if (lower.length() < 3) {
            return Optional.empty();
        }
        String tail = "/" + lower.replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.toLowerCase(Locale.ROOT).endsWith(tail))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.<String>naturalOrder()))
                .map(ZoneId::of)
                .filter(zone -> fits(zone, offset));
    }

    private static boolean fits(ZoneId zone, Optional<ZoneOffset> offset) {
        return offset.isEmpty()
                || PROBES.stream()
                        .anyMatch(probe -> zone.getRules().getOffset(probe).equals(offset.get()));
    }

    /** Reads {@code UTC+01:00}, {@code GMT-5}, {@code GMT+01.00}, {@code UTC}. */
    private static Optional<ZoneOffset> offset(String text) {
        String trimmed =
                text.strip().toUpperCase(Locale.ROOT).replace('\u2212', '-').replace('.', ':');
        for (String prefix : OFFSET_PREFIXES) {
            if (trimmed.startsWith(prefix)) {
                String rest = trimmed.substring(prefix.length()).strip();
                return rest.isEmpty() ? Optional.of(ZoneOffset.UTC) : UtcOffset.parse(rest);
            }
        }
        return Optional.empty();
    }
}
