package sextant.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sextant.content.Format;
import sextant.content.Kind;

class SplitterTest {
    @Test
    void aCalendarOfOneUidStaysAsItIsOctetForOctet() {
        var text = """
                BEGIN:VCALENDAR\r
                VERSION:2.0\r
                begin:vtimezone\r
                TZID:Nowhere\r
                END:VTIMEZONE\r
                BEGIN:VEVENT\r
                UID:o\r
                 ne\r
                DTSTART;TZID=Elsewhere:20260101T000000\r
                BEGIN:VALARM\r
                UID:alarm\r
                END:VALARM\r
                END:VEVENT\r
                \r
                BEGIN:VEVENT\r
                UID:one\r
                RECURRENCE-ID:20260102T000000Z\r
                END:VEVENT\r
                END:VCALENDAR\r
                """;

        var pieces = split("\ufeff" + text);

        assertThat(pieces).hasSize(1);
        assertThat(whole(pieces, 0).uid()).isEqualTo("one");
        assertThat(whole(pieces, 0).kind()).isEqualTo(Kind.EVENT);
        assertThat(octets(pieces, 0)).isEqualTo(text);
    }

    @Test
    void aCalendarOfManyUidsIsCutUpWithTheZonesEachNeeds() {
        var pieces = split("""
                BEGIN:VCALENDAR
                VERSION:2.0
                METHOD:PUBLISH
                X-WR-CALNAME:Sample
                BEGIN:VTIMEZONE
                TZID:A
                END:VTIMEZONE
                BEGIN:VTIMEZONE
                TZID:B, with comma
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE-TIME;TZID="B, with comma":20260101T000000
                END:VEVENT
                BEGIN:VTODO
                UID:2
                END:VTODO
                BEGIN:VEVENT
                UID:1
                RECURRENCE-ID;TZID=A:20260101T000000
                END:VEVENT
                END:VCALENDAR
                """);

        assertThat(pieces).hasSize(2);
        assertThat(octets(pieces, 0)).isEqualTo("""
                        BEGIN:VCALENDAR
                        VERSION:2.0
                        X-WR-CALNAME:Sample
                        BEGIN:VTIMEZONE
                        TZID:A
                        END:VTIMEZONE
                        BEGIN:VTIMEZONE
                        TZID:B, with comma
                        END:VTIMEZONE
                        BEGIN:VEVENT
                        UID:1
                        DTSTART;VALUE=DATE-TIME;TZID="B, with comma":20260101T000000
                        END:VEVENT
                        BEGIN:VEVENT
                        UID:1
                        RECURRENCE-ID;TZID=A:20260101T000000
                        END:VEVENT
                        END:VCALENDAR
                        """);
        assertThat(whole(pieces, 1).kind()).isEqualTo(Kind.TASK);
        assertThat(octets(pieces, 1)).isEqualTo("""
                        BEGIN:VCALENDAR
                        VERSION:2.0
                        X-WR-CALNAME:Sample
                        BEGIN:VTODO
                        UID:2
                        END:VTODO
                        END:VCALENDAR
                        """);
    }

    @Test
    void aCardStaysAsItIsWhateverItsVersion() {
        var one = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Müller\r\nitem1.X-ABLABEL:x\r\nEND:VCARD\r\n";
        var other = """
                BEGIN:VCARD
                VERSION:2.1
                UID:2
                NOTE;ENCODING=QUOTED-PRINTABLE:a=
                END:VCARD=
                b
                AGENT:
                BEGIN:VCARD
                UID:3
                END:VCARD
                END:VCARD
                """;

        var pieces = split(one + "\r\n" + other);

        assertThat(pieces).hasSize(2);
        assertThat(octets(pieces, 0)).isEqualTo(one);
        assertThat(octets(pieces, 1)).isEqualTo(other);
        assertThat(whole(pieces, 1).uid()).isEqualTo("2");
        assertThat(whole(pieces, 1).document().format()).isEqualTo(Format.VCARD);
    }

    @Test
    void whatHasNoUidGetsTheSameOneEveryTime() {
        var event = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\nEND:VCARD\r\n";

        var pieces = split(event + card);

        assertThat(whole(pieces, 0).uid()).startsWith("imported-");
        assertThat(octets(pieces, 0))
                .isEqualTo("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:"
                        + whole(pieces, 0).uid() + "\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        assertThat(octets(pieces, 1))
                .isEqualTo("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\nUID:"
                        + whole(pieces, 1).uid() + "\r\nEND:VCARD\r\n");
        assertThat(split(card + event).stream()
                        .map(p -> ((Piece.Whole) p).uid())
                        .sorted())
                .isEqualTo(pieces.stream()
                        .map(p -> ((Piece.Whole) p).uid())
                        .sorted()
                        .toList());
    }

    @Test
    void whatIsNoItemIsToldWithItsLineAndHarmsNothingElse() {
        var pieces = split("""
                hello
                hello
                BEGIN:VCALENDAR
                BEGIN:VFREEBUSY
                UID:busy
                END:VFREEBUSY
                BEGIN:VEVENT
                UID:1
                END:VEVENT
                END:VCALENDAR
                BEGIN:VCALENDAR
                VERSION:2.0
                END:VCALENDAR
                BEGIN:VCARD
                UID:unfinished
                """);

        assertThat(pieces)
                .filteredOn(Piece.Broken.class::isInstance)
                .containsExactlyInAnyOrder(
                        new Piece.Broken(1, "here is text that belongs to no VCALENDAR and no VCARD"),
                        new Piece.Broken(4, "a VFREEBUSY is no event, task or note"),
                        new Piece.Broken(11, "this VCALENDAR holds no event, task or note"),
                        new Piece.Broken(14, "this VCARD has no end"));
        assertThat(pieces)
                .filteredOn(Piece.Whole.class::isInstance)
                .hasSize(1)
                .allSatisfy(piece -> assertThat(((Piece.Whole) piece).uid()).isEqualTo("1"));
    }

    /** Whatever way items are spread over calendars, each comes out whole, once, with its own lines alone. */
    @Test
    void everyItemComesOutOnceWithItsOwnLinesAlone() {
        for (var seed = 1L; seed <= 300; seed++) {
            var random = new SplittableRandom(seed);
            var lineEnd = random.nextBoolean() ? "\r\n" : "\n";
            var expected = new TreeMap<String, List<String>>();
            var file = new StringBuilder();
            for (var calendar = 0; calendar < 1 + random.nextInt(4); calendar++) {
                file.append("BEGIN:VCALENDAR").append(lineEnd);
                var components = new ArrayList<String>();
                for (var item = 0; item < 1 + random.nextInt(6); item++) {
                    var uid = "u" + calendar + "-" + item;
                    for (var part = 0; part < 1 + random.nextInt(3); part++) {
                        var line = "X-MARK;X=\"a:b;c\":" + uid + "/" + part + "/" + fold(random, lineEnd);
                        expected.computeIfAbsent(uid, k -> new ArrayList<>()).add(line);
                        components.add("BEGIN:VEVENT" + lineEnd + "UID:" + uid + lineEnd + line + lineEnd + "END:VEVENT"
                                + lineEnd);
                    }
                }
                shuffled(components, random).forEach(file::append);
                file.append("END:VCALENDAR").append(lineEnd);
            }

            var pieces = split(file.toString());

            assertThat(pieces).as("seed %s", seed).hasSize(expected.size());
            for (var piece : pieces) {
                var whole = (Piece.Whole) piece;
                var text = text(whole);
                for (var uid : expected.keySet()) {
                    for (var line : expected.getOrDefault(uid, List.of())) {
                        assertThat(text.contains(lineEnd + line + lineEnd))
                                .as("seed %s: %s in %s", seed, line, whole.uid())
                                .isEqualTo(uid.equals(whole.uid()));
                    }
                }
                assertThat(split(text))
                        .as("seed %s: cut again", seed)
                        .hasSize(1)
                        .allSatisfy(
                                again -> assertThat(text((Piece.Whole) again)).isEqualTo(text));
            }
        }
    }

    private static String fold(SplittableRandom random, String lineEnd) {
        var text = new StringBuilder();
        for (var i = 0; i < random.nextInt(5); i++) {
            text.append("ü".repeat(random.nextInt(20)))
                    .append(lineEnd)
                    .append(random.nextBoolean() ? " " : "\t")
                    .append("BEGIN:VEVENT");
        }
        return text.toString();
    }

    private static List<String> shuffled(List<String> texts, SplittableRandom random) {
        record Drawn(int place, String text) {}
        return texts.stream()
                .map(text -> new Drawn(random.nextInt(), text))
                .sorted(Comparator.comparingInt(Drawn::place))
                .map(Drawn::text)
                .toList();
    }

    private static List<Piece> split(String text) {
        var pieces = new ArrayList<Piece>();
        Splitter.split(text.getBytes(StandardCharsets.UTF_8), pieces::add);
        return pieces;
    }

    private static Piece.Whole whole(List<Piece> pieces, int index) {
        return (Piece.Whole) pieces.get(index);
    }

    private static String octets(List<Piece> pieces, int index) {
        return text(whole(pieces, index));
    }

    private static String text(Piece.Whole piece) {
        try {
            return new String(piece.document().octets(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
