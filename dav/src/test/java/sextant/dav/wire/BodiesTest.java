package sextant.dav.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.Name;

/** Request bodies as records. */
class BodiesTest {
    private static final DavLimits LIMITS = DavLimits.DEFAULT;

    private static ByteArrayInputStream octets(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T read(String body, Bodies.Reading<T> reading) throws IOException {
        return Bodies.read(octets(body), LIMITS, reading);
    }

    @Test
    void aPropfindAsksForSomeOrAllOrTheNames() throws IOException {
        assertThat(PropertyRequest.ofPropfind(octets(""), LIMITS)).isEqualTo(new PropertyRequest.All(List.of()));
        assertThat(PropertyRequest.ofPropfind(octets("<propfind xmlns='DAV:'><propname/></propfind>"), LIMITS))
                .isEqualTo(new PropertyRequest.NamesOnly());
        assertThat(PropertyRequest.ofPropfind(
                        octets("<propfind xmlns='DAV:'><x xmlns='urn:x'/><prop><a/><b xmlns='urn:b'><c/></b><a/></prop>"
                                + "</propfind>"),
                        LIMITS))
                .isEqualTo(new PropertyRequest.Some(List.of(Names.dav("a"), new Name("urn:b", "b"))));
        assertThat(PropertyRequest.ofPropfind(
                        octets("<propfind xmlns='DAV:'><allprop/><include><a/></include></propfind>"), LIMITS))
                .isEqualTo(new PropertyRequest.All(List.of(Names.dav("a"))));
    }

    @Test
    void aPropertyUpdateKeepsItsOrderAndItsXml() throws IOException {
        var edits = PropertyEdits.ofProppatch(
                octets("<D:propertyupdate xmlns:D='DAV:' xmlns:x='urn:x' xml:lang='de'><D:set><D:prop><x:a>1</x:a>"
                        + "<x:b/></D:prop></D:set><D:remove><D:prop><x:a/></D:prop></D:remove></D:propertyupdate>"),
                LIMITS);
        assertThat(edits)
                .containsExactly(
                        new PropertyEdit.Set(new Name("urn:x", "a"), "<x:a xml:lang=\"de\" xmlns:x=\"urn:x\">1</x:a>"),
                        new PropertyEdit.Set(new Name("urn:x", "b"), "<x:b xml:lang=\"de\" xmlns:x=\"urn:x\"/>"),
                        new PropertyEdit.Remove(new Name("urn:x", "a")));
    }

    @Test
    void aSyncCollectionHasTokenLevelAndLimit() throws IOException {
        var body = read(
                "<sync-collection xmlns='DAV:'><sync-token> data:,1 </sync-token><sync-level>infinite</sync-level>"
                        + "<limit><nresults>5</nresults></limit><prop><getetag/></prop></sync-collection>",
                SyncCollection::read);
        assertThat(body)
                .isEqualTo(new SyncCollection(
                        Optional.of("data:,1"),
                        Optional.of(Depth.INFINITY),
                        OptionalInt.of(5),
                        new PropertyRequest.Some(List.of(Names.GETETAG))));
    }

    @Test
    void aFilterIsReadAsATree() throws IOException {
        var query = read(
                "<C:calendar-query xmlns:C='urn:ietf:params:xml:ns:caldav'><C:filter><C:comp-filter name='vcalendar'>"
                        + "<C:comp-filter name='VEVENT'><C:time-range start='20260101T000000Z'/>"
                        + "<C:prop-filter name='ATTENDEE'><C:text-match negate-condition='yes'>x</C:text-match>"
                        + "<C:param-filter name='PARTSTAT'><C:is-not-defined/></C:param-filter></C:prop-filter>"
                        + "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>",
                CalendarQuery::read);
        var calendar = query.filter();
        assertThat(calendar.name()).isEqualTo("VCALENDAR");
        var event = calendar.components().getFirst();
        assertThat(event.range()).contains(new TimeRange(Optional.of(1767225600L), Optional.empty()));
        var attendee = event.properties().getFirst();
        assertThat(attendee.texts())
                .containsExactly(new Filter.TextMatch("x", "i;ascii-casemap", Filter.Match.CONTAINS, true));
        assertThat(attendee.parameters()).containsExactly(new Filter.Parameter("PARTSTAT", true, Optional.empty()));
    }

    @Test
    void aShapeIsReadWithTheProperties() throws IOException {
        var query = read(
                "<C:calendar-multiget xmlns:C='urn:ietf:params:xml:ns:caldav' xmlns='DAV:'><prop><getetag/>"
                        + "<C:calendar-data><C:comp name='vcalendar'><C:allprop/><C:comp name='VEVENT'>"
                        + "<C:prop name='summary' novalue='yes'/><C:allcomp/></C:comp></C:comp>"
                        + "<C:expand start='20260101T000000Z' end='20260102T000000Z'/></C:calendar-data></prop>"
                        + "</C:calendar-multiget>",
                xml -> Multiget.read(xml, LIMITS));
        assertThat(query.properties().named()).containsExactly(Names.GETETAG, Names.CALENDAR_DATA);
        var shape = query.properties().shapes().calendar();
        assertThat(shape.expand()).contains(new TimeRange(Optional.of(1767225600L), Optional.of(1767312000L)));
        assertThat(shape.part())
                .contains(new CalendarShape.Part(
                        "VCALENDAR",
                        Optional.empty(),
                        Optional.of(List.of(new CalendarShape.Part(
                                "VEVENT",
                                Optional.of(List.of(new CalendarShape.Line("SUMMARY", true))),
                                Optional.empty())))));
    }

    @Test
    void aBodyHasItsLimits() {
        var small = new DavLimits(100, 1, 1, 1, 100, 1, 1);
        var body = "<propfind xmlns='DAV:'><prop/>" + " ".repeat(100) + "</propfind>";
        assertThatThrownBy(() -> PropertyRequest.ofPropfind(octets(body), small))
                .isInstanceOfSatisfying(
                        DavError.class, error -> assertThat(error.status()).isEqualTo(413));
    }

    @FuzzTest
    void anyPropfindIsReadOrRefused(byte[] body) throws IOException {
        attempt(() -> PropertyRequest.ofPropfind(new ByteArrayInputStream(body), LIMITS));
    }

    @FuzzTest
    void anyPropertyUpdateIsReadOrRefused(byte[] body) throws IOException {
        attempt(() -> PropertyEdits.ofProppatch(new ByteArrayInputStream(body), LIMITS));
        attempt(() -> PropertyEdits.ofMkcol(new ByteArrayInputStream(body), LIMITS));
        attempt(() -> PropertyEdits.ofMkcalendar(new ByteArrayInputStream(body), LIMITS));
    }

    @FuzzTest
    void anyLockIsReadOrRefused(byte[] body) throws IOException {
        attempt(() -> LockBody.read(new ByteArrayInputStream(body), LIMITS));
    }

    @FuzzTest
    void anyReportIsReadOrRefused(byte[] body) throws IOException {
        List<Bodies.Reading<?>> readings = List.of(
                xml -> Multiget.read(xml, LIMITS),
                SyncCollection::read,
                CalendarQuery::read,
                AddressbookQuery::read,
                FreeBusyQuery::read,
                ExpandProperty::read,
                PrincipalMatch::read,
                PrincipalSearch::read);
        for (var reading : readings) {
            attempt(() -> Bodies.read(new ByteArrayInputStream(body), LIMITS, reading));
        }
    }

    /** Reads something. */
    private interface Attempt {
        Object read() throws IOException;
    }

    private static void attempt(Attempt attempt) throws IOException {
        try {
            assertThat(attempt.read()).isNotNull();
        } catch (MalformedXml refused) {
            assertThat(refused.getMessage()).isNotBlank();
        } catch (DavError refused) {
            assertThat(refused.status()).isBetween(400, 499);
        }
    }
}
