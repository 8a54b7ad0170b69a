package sextant.dav.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.MalformedDocument;
import sextant.content.line.Tree;
import sextant.content.zone.Zone;
import sextant.dav.wire.CalendarShape;
import sextant.dav.wire.CalendarShape.Line;
import sextant.dav.wire.CalendarShape.Part;
import sextant.dav.wire.CardShape;
import sextant.dav.wire.DataLimits;
import sextant.dav.wire.DavError;
import sextant.dav.wire.TimeRange;

/** Whatever is stored can be rendered, in bounded time. */
class RenderingsTest {
    private static final Optional<TimeRange> SPRING =
            Optional.of(new TimeRange(Optional.of(1_772_323_200L), Optional.of(1_780_272_000L)));
    private static final Optional<TimeRange> NONE = Optional.empty();
    private static final Optional<Part> PART = Optional.of(new Part(
            "VCALENDAR",
            Optional.empty(),
            Optional.of(List.of(new Part(
                    "VEVENT",
                    Optional.of(List.of(new Line("UID", false), new Line("SUMMARY", true))),
                    Optional.empty())))));
    private static final List<CalendarShape> SHAPES = List.of(
            new CalendarShape(Optional.empty(), SPRING, NONE, NONE),
            new CalendarShape(Optional.empty(), NONE, SPRING, SPRING),
            new CalendarShape(PART, SPRING, NONE, NONE),
            new CalendarShape(PART, NONE, NONE, NONE));
    private static final DataLimits SMALL =
            new DataLimits(DataLimits.DEFAULT.earliest(), DataLimits.DEFAULT.latest(), 100, 100, 100, 100);

    private static Document calendar(String lines) {
        var text = ("BEGIN:VCALENDAR|VERSION:2.0|" + lines + "|END:VCALENDAR|").replace("|", "\r\n");
        return Document.of(Format.ICALENDAR, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRuleThatNeverMatchesCostsLittleAndOneThatAlwaysDoesIsRefused() throws IOException {
        var never = calendar("BEGIN:VEVENT|UID:a|DTSTART:20260105T100000Z|RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"
                + "|END:VEVENT");
        var shape = SHAPES.getFirst();
        assertThat(new String(Renderings.of(true, SMALL).calendar(never, shape, Zone.UTC), StandardCharsets.UTF_8))
                .doesNotContain("VEVENT");
        var always = calendar("BEGIN:VEVENT|UID:a|DTSTART:20260105T100000Z|RRULE:FREQ=SECONDLY|END:VEVENT");
        assertThatThrownBy(() -> Renderings.of(true, SMALL).calendar(always, shape, Zone.UTC))
                .isInstanceOf(DavError.class);
    }

    @FuzzTest
    void noDocumentThatIsStoredCannotBeRendered(byte[] octets) throws IOException {
        try {
            Tree.parse(octets).root();
        } catch (MalformedDocument never) {
            return;
        }
        var document = Document.of(Format.ICALENDAR, octets);
        for (var shape : SHAPES) {
            try {
                var made = Renderings.of(false, SMALL).calendar(document, shape, Zone.UTC);
                assertThat(Tree.parse(made).roots()).hasSize(1);
            } catch (DavError refused) {
                assertThat(refused.status()).isEqualTo(507);
            } catch (MalformedDocument e) {
                throw new AssertionError("what was made cannot be read", e);
            }
        }
    }

    @FuzzTest
    void anyCardIsGivenInBothVersionsOrRefused(byte[] octets) {
        for (var version : List.of("3.0", "4.0")) {
            try {
                var lines = Optional.of(List.of(new Line("FN", false), new Line("ITEM1.EMAIL", true)));
                assertThat(Cards.in(new CardShape(version, lines), octets)).isNotEmpty();
            } catch (DavError refused) {
                assertThat(refused.status()).isEqualTo(403);
            }
        }
    }

    @FuzzTest
    void anyObjectIsWithinTheRulesOrRefused(byte[] octets) throws IOException {
        try {
            CalendarRules.demand(Document.of(Format.ICALENDAR, octets), SMALL);
        } catch (DavError refused) {
            assertThat(refused.status()).isEqualTo(403);
        }
    }
}
