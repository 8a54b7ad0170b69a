package sextant.server.transfer;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.server.transfer.Lines.Line;

/**
 * A component's place in a file, and what has to be known of it to cut the file up.
 *
 * @param name in upper case
 * @param line the number of its first line
 * @param start offset of its first octet
 * @param first offset of the line after BEGIN
 * @param last offset of the line END
 * @param end offset after END
 * @param uid its own UID
 * @param zones the TZID parameters in it, and in what it contains
 * @param zoneId its own TZID, if it is a time zone; else empty
 */
record Component(
        String name,
        int line,
        int start,
        int first,
        int last,
        int end,
        Optional<String> uid,
        Set<String> zones,
        String zoneId) {

    /** Takes the lines of a component one by one. */
    static final class Reader {
        private final Line begin;
        private final Set<String> zones = new HashSet<>();
        private Optional<String> uid = Optional.empty();
        private String zoneId = "";
        private int depth = 1;

        Reader(Line begin) {
            this.begin = begin;
        }

        /** Takes a line; answers the component when this line is its end. */
        Optional<Component> take(Line line) {
            switch (line.name()) {
                case "BEGIN" -> depth++;
                case "END" -> depth--;
                case "UID" -> {
                    var value = line.value().strip();
                    if (depth == 1 && uid.isEmpty() && !value.isEmpty()) {
                        uid = Optional.of(value);
                    }
                }
                case "TZID" -> {
                    if (depth == 1) {
                        zoneId = line.value().strip();
                    }
                }
                default -> line.parameter("TZID").ifPresent(zones::add);
            }
            if (depth > 0) {
                return Optional.empty();
            }
            return Optional.of(new Component(
                    begin.value().strip().toUpperCase(Locale.ROOT),
                    begin.number(),
                    begin.start(),
                    begin.end(),
                    line.start(),
                    line.end(),
                    uid,
                    Set.copyOf(zones),
                    zoneId));
        }
    }
}
