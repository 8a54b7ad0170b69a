package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** What is found and what it is expanded to, compared with the long way over ical4j. */
class FilterOracleTest {
    private static final int EVENTS = 120;
    private static final int FILTERS = 150;
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private final Map<String, Calendar> read = new TreeMap<>();

    private Rig filled(long seed) {
        var rig = new Rig();
        var events = new RandomEvents(new SplittableRandom(seed));
        for (var i = 0; i < EVENTS; i++) {
            var name = "e" + i;
            var object = events.event(name);
            assertThat(rig.put(Rig.CALENDAR + name, object).status()).isEqualTo(201);
            read.put(name, FilterOracle.read(object));
        }
        return rig;
    }

    @Test
    void aQueryFindsWhatAnotherLibraryFindsTheLongWay() {
        for (var zone : List.of("UTC", "America/New_York")) {
            var seed = zone.length();
            var rig = filled(seed);
            var oracle = new FilterOracle(ZoneId.of(zone));
            var filters = new RandomEvents(new SplittableRandom(seed + 1000));
            for (var i = 0; i < FILTERS; i++) {
                var filter = filters.filter();
                var expected = new TreeSet<String>();
                read.forEach((name, calendar) -> {
                    if (oracle.matches(calendar, filter)) {
                        expected.add(name);
                    }
                });
                Set<String> found =
                        Calendars.found(rig, Rig.CALENDAR, filter.xml(), "<C:timezone-id>" + zone + "</C:timezone-id>");
                assertThat(found)
                        .as(() -> "seed %d, filter %s: %s".formatted(seed, filter.xml(), differing(found, expected)))
                        .isEqualTo(expected);
            }
        }
    }

    private String differing(Set<String> found, Set<String> expected) {
        var names = new TreeSet<>(found);
        names.addAll(expected);
        names.removeIf(name -> found.contains(name) == expected.contains(name));
        return names.stream().map(read::get).map(String::valueOf).findFirst().orElse("");
    }

    @Test
    void expandGivesTheInstancesThatAnotherLibraryFinds() {
        var rig = filled(77);
        var oracle = new FilterOracle(ZoneOffset.UTC);
        var from = "20260210T000000Z";
        var to = "20260402T120000Z";
        read.forEach((name, calendar) -> {
            List<VEvent> events = calendar.getComponents("VEVENT");
            var expected = new ArrayList<String>();
            for (var event : events) {
                for (var span : oracle.spans(event, events)) {
                    if (span.touches(FilterOracle.instant(from), FilterOracle.instant(to))) {
                        expected.add(UTC.format(span.start().withZoneSameInstant(ZoneOffset.UTC)));
                    }
                }
            }
            var expanded = Calendars.data(
                            rig,
                            Rig.CALENDAR + name,
                            "<C:calendar-data><C:expand start='" + from + "' end='" + to + "'/></C:calendar-data>")
                    .stream()
                    .filter(line -> line.startsWith("DTSTART"))
                    .map(line -> whole(line.substring(line.indexOf(':') + 1)))
                    .toList();
            assertThat(expanded).as(calendar::toString).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    /** A date or floating time as it stands in the calendar's zone, which is UTC here. */
    private static String whole(String text) {
        return switch (text.length()) {
            case 8 -> text + "T000000Z";
            case 15 -> text + "Z";
            default -> text;
        };
    }
}
