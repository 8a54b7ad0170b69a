package sextant.content.zone;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Tree;

class TimezoneTest {
    private static final List<String> ZONES = List.of(
            "Africa/Cairo",
            "Africa/Casablanca",
            "Africa/Johannesburg",
            "America/Argentina/Buenos_Aires",
            "America/Caracas",
            "America/Chicago",
            "America/Havana",
            "America/Los_Angeles",
            "America/New_York",
            "America/Nuuk",
            "America/Phoenix",
            "America/Santiago",
            "America/Sao_Paulo",
            "America/St_Johns",
            "Antarctica/Troll",
            "Asia/Amman",
            "Asia/Gaza",
            "Asia/Jerusalem",
            "Asia/Kathmandu",
            "Asia/Kolkata",
            "Asia/Pyongyang",
            "Asia/Shanghai",
            "Asia/Tehran",
            "Asia/Tokyo",
            "Atlantic/Azores",
            "Australia/Adelaide",
            "Australia/Lord_Howe",
            "Australia/Sydney",
            "Europe/Berlin",
            "Europe/Dublin",
            "Europe/Istanbul",
            "Europe/London",
            "Europe/Moscow",
            "Pacific/Apia",
            "Pacific/Chatham",
            "Pacific/Kiritimati");

    @Test
    void aWrittenDefinitionIsExactForEveryYearOfItsSpan() throws MalformedDocument {
        for (String id : ZONES) {
            Zone zone = Zone.of(ZoneId.of(id));
            Component written = reparsed(TimezoneWriter.write(zone, 2000, 2037));
            assertSame(zone, TimezoneReader.read(written).orElseThrow(), 2000, 2037);
        }
    }

    @Test
    void aDefinitionForOneYearIsExactForThatYear() throws MalformedDocument {
        for (String id : ZONES) {
            Zone zone = Zone.of(ZoneId.of(id));
            for (int year = 2004; year < 2032; year += 3) {
                Component written = reparsed(TimezoneWriter.write(zone, year, year));
                assertSame(zone, TimezoneReader.read(written).orElseThrow(), year, year);
            }
        }
    }

    @Test
    void aDefinitionIsSmall() {
        Component berlin = TimezoneWriter.write(Zone.of(ZoneId.of("Europe/Berlin")), 2026, 2026);
        assertThat(new String(Tree.of(berlin).write(), StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("""
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                BEGIN:STANDARD
                DTSTART:20251026T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:20260329T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:20261025T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                END:STANDARD
                END:VTIMEZONE
                """);
        Component kolkata = TimezoneWriter.write(Zone.of(ZoneId.of("Asia/Kolkata")), 2026, 2026);
        assertThat(kolkata.components()).hasSize(1);
    }

    @Test
    void theZoneFilesOfIcal4jAreReadAsJavaReadsTheirZones() throws IOException, MalformedDocument {
        int read = 0;
        for (String id : List.of(
                "Europe/Berlin",
                "Europe/London",
                "America/New_York",
                "America/Los_Angeles",
                "America/St_Johns",
                "Australia/Sydney",
                "Australia/Lord_Howe",
                "Asia/Tokyo",
                "Asia/Kolkata",
                "Pacific/Auckland")) {
            try (var stream = Objects.requireNonNull(
                    net.fortuna.ical4j.model.TimeZone.class.getResourceAsStream("/zoneinfo/" + id + ".ics"), id)) {
                Component zone = Tree.parse(stream.readAllBytes())
                        .root()
                        .component("VTIMEZONE")
                        .orElseThrow();
                assertSame(Zone.of(ZoneId.of(id)), TimezoneReader.read(zone).orElseThrow(), 2008, 2037);
                read++;
            }
        }
        assertThat(read).isEqualTo(10);
    }

    @Test
    void aSkippedTimeTakesTheOffsetBeforeTheGapAndARepeatedOneItsFirstOccurrence() throws MalformedDocument {
        Zone berlin = Zone.of(ZoneId.of("Europe/Berlin"));
        Zone interpreted = TimezoneReader.read(reparsed(TimezoneWriter.write(berlin, 2026, 2026)))
                .orElseThrow();
        for (Zone zone : List.of(berlin, interpreted)) {
            LocalDateTime skipped = LocalDateTime.of(2026, 3, 29, 2, 30);
            assertThat(zone.skips(skipped)).isTrue();
            assertThat(zone.instant(skipped)).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
            LocalDateTime repeated = LocalDateTime.of(2026, 10, 25, 2, 30);
            assertThat(zone.offsets(repeated)).hasSize(2);
            assertThat(zone.instant(repeated)).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        }
    }

    @Test
    void extraDatesAndARuleThatEndsAreOnsetsToo() throws MalformedDocument {
        Zone zone = read("""
                BEGIN:VTIMEZONE
                TZID:Island
                BEGIN:STANDARD
                DTSTART:20000101T000000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RDATE:20100101T000000,20120101T000000Z
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:20000601T000000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0230
                RRULE:FREQ=YEARLY;UNTIL=20020531T230000Z
                END:DAYLIGHT
                END:VTIMEZONE
                """);
        assertThat(offset(zone, "1999-06-01T00:00:00Z")).isEqualTo("+02:00");
        assertThat(offset(zone, "2000-05-31T22:59:59Z")).isEqualTo("+01:00");
        assertThat(offset(zone, "2000-05-31T23:00:00Z")).isEqualTo("+02:30");
        assertThat(offset(zone, "2009-12-31T00:00:00Z")).isEqualTo("+02:30");
        assertThat(offset(zone, "2010-01-01T00:00:00Z")).isEqualTo("+01:00");
        assertThat(offset(zone, "2030-01-01T00:00:00Z")).isEqualTo("+01:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE\n",
                "BEGIN:VTIMEZONE\nBEGIN:STANDARD\nDTSTART:20000101T000000\nEND:STANDARD\nEND:VTIMEZONE\n",
                "BEGIN:VTIMEZONE\nBEGIN:STANDARD\nDTSTART:2000\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n",
                "BEGIN:VTIMEZONE\nBEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETTO:+9900\nEND:STANDARD\nEND:VTIMEZONE\n",
            })
    void aDefinitionThatSaysNothingIsNoZone(String text) throws MalformedDocument {
        assertThat(TimezoneReader.read(
                        Tree.parse(text.getBytes(StandardCharsets.UTF_8)).root()))
                .isEmpty();
    }

    @Test
    void aDocumentsOwnDefinitionIsAskedAfterTheNameAndBeforeTheGuess() throws MalformedDocument {
        Component vcalendar = Tree.parse("""
                BEGIN:VCALENDAR
                BEGIN:VTIMEZONE
                TZID:(UTC+01:00) Amsterdam
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0500
                TZOFFSETTO:+0500
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0500
                TZOFFSETTO:+0500
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VTIMEZONE
                TZID:Home
                X-LIC-LOCATION:Europe/Paris
                END:VTIMEZONE
                END:VCALENDAR
                """.getBytes(StandardCharsets.UTF_8)).root();
        var zones = new DocumentZones(vcalendar);
        assertThat(zones.zone("Europe/Berlin")).contains(Zone.of(ZoneId.of("Europe/Berlin")));
        assertThat(offset(zones.zone("(UTC+01:00) Amsterdam").orElseThrow(), "2026-01-01T00:00:00Z"))
                .isEqualTo("+05:00");
        assertThat(zones.zone("Home")).contains(Zone.of(ZoneId.of("Europe/Paris")));
        assertThat(zones.zone("(UTC+01:00) Berlin")).contains(Zone.of(ZoneId.of("Europe/Berlin")));
        assertThat(zones.zone("Nowhere")).isEmpty();
    }

    @FuzzTest
    void noDefinitionMakesTheReaderThrowOrHang(byte[] octets) {
        try {
            for (Component root : Tree.parse(octets).roots()) {
                TimezoneReader.read(root).ifPresent(zone -> {
                    LocalDateTime noon = LocalDateTime.of(2026, 3, 29, 12, 0);
                    zone.local(zone.instant(noon));
                    zone.skips(noon);
                    TimezoneWriter.write(zone, 2026, 2027);
                    ZoneBlob.of(zone, 2026);
                });
            }
        } catch (MalformedDocument e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static String offset(Zone zone, String instant) {
        return zone.offset(Instant.parse(instant)).getId();
    }

    private static Zone read(String text) throws MalformedDocument {
        return TimezoneReader.read(
                        Tree.parse(text.getBytes(StandardCharsets.UTF_8)).root())
                .orElseThrow();
    }

    private static Component reparsed(Component component) throws MalformedDocument {
        return Tree.parse(Tree.of(component).write()).root();
    }

    /** Compares at every change of either zone, a second before and after, and once a week. */
    private static void assertSame(Zone expected, Zone actual, int fromYear, int toYear) {
        Instant end = LocalDateTime.of(toYear + 1, 1, 1, 0, 0).toInstant(ZoneOffset.MIN);
        Instant at = LocalDateTime.of(fromYear, 1, 1, 0, 0).toInstant(ZoneOffset.MAX);
        for (Instant week = at; week.isBefore(end); week = week.plusSeconds(7 * 86_400)) {
            assertSameAt(expected, actual, week);
        }
        for (Zone zone : List.of(expected, actual)) {
            ZoneOffsetTransition change = zone.rules().nextTransition(at);
            while (change != null && change.getInstant().isBefore(end)) {
                assertSameAt(expected, actual, change.getInstant().minusSeconds(1));
                assertSameAt(expected, actual, change.getInstant());
                LocalDateTime clock = change.getDateTimeBefore();
                for (int minutes = -180; minutes <= 180; minutes += 30) {
                    assertThat(actual.instant(clock.plusMinutes(minutes)))
                            .as("%s at %s", expected.name(), clock.plusMinutes(minutes))
                            .isEqualTo(expected.instant(clock.plusMinutes(minutes)));
                }
                change = zone.rules().nextTransition(change.getInstant());
            }
        }
    }

    private static void assertSameAt(Zone expected, Zone actual, Instant at) {
        assertThat(actual.offset(at)).as("%s at %s", expected.name(), at).isEqualTo(expected.offset(at));
    }
}
