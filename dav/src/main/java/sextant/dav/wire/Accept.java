package sextant.dav.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header field {@code Accept} (RFC 9110 12.5.1): which media types a client takes, and which version of them.
 *
 * @param ranges in their order; none if the client takes all
 */
public record Accept(List<Range> ranges) {
    private static final int MOST_RANGES = 50;

    /**
     * One media range.
     *
     * @param type in lower case, with stars as sent
     * @param version the parameter of that name
     * @param quality from 0 to 1000
     */
    public record Range(String type, Optional<String> version, int quality) {
        /** How closely it means a media type: 0 if it does not. */
        private int closeness(String wanted, String of) {
            if (type.equals(wanted)) {
                return version.isEmpty() ? 3 : version.get().equals(of) ? 4 : 0;
            }
            var group = wanted.substring(0, wanted.indexOf('/') + 1);
            return type.equals(group + "*") ? 2 : type.equals("*/*") ? 1 : 0;
        }
    }

    public Accept {
        ranges = List.copyOf(ranges);
    }

    /** Reads the fields of this name; what is no media range is passed over. */
    public static Accept parse(List<String> fields) {
        var ranges = new ArrayList<Range>();
        for (var field : fields) {
            for (var part : field.split(",", MOST_RANGES)) {
                if (ranges.size() < MOST_RANGES) {
                    range(part).ifPresent(ranges::add);
                }
            }
        }
        return new Accept(ranges);
    }

    private static Optional<Range> range(String text) {
        var parts = text.split(";", MOST_RANGES);
        var type = parts[0].strip().toLowerCase(Locale.ROOT);
        Optional<String> version = Optional.empty();
        var quality = 1000;
        for (var i = 1; i < parts.length; i++) {
            var equals = parts[i].indexOf('=');
            var name = equals < 0 ? "" : parts[i].substring(0, equals).strip().toLowerCase(Locale.ROOT);
            var value = parts[i].substring(equals + 1).strip();
            if (name.equals("version")) {
                version = Optional.of(value.replace("\"", ""));
            } else if (name.equals("q")) {
                quality = quality(value);
            }
        }
        return type.indexOf('/') > 0 ? Optional.of(new Range(type, version, quality)) : Optional.empty();
    }

    /** RFC 9110 12.4.2. */
    private static int quality(String text) {
        var digits = text.startsWith("0.") ? text.substring(2) : "";
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.equals("0") ? 0 : 1000;
        }
        return Integer.parseInt((digits + "00").substring(0, 3));
    }

    /** How much a client likes a version of a media type, from 0 (not at all) to 1000. */
    public int quality(String type, String version) {
        if (ranges.isEmpty()) {
            return 1000;
        }
        var closest = 0;
        var quality = 0;
        for (var range : ranges) {
            var closeness = range.closeness(type, version);
            if (closeness > closest) {
                closest = closeness;
                quality = range.quality();
            }
        }
        return quality;
    }
}
