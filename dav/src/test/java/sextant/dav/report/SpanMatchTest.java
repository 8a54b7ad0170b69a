package sextant.dav.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.MalformedDocument;
import sextant.content.Summaries;
import sextant.content.Summary;
import sextant.content.zone.Zone;
import sextant.content.zone.ZoneNames;
import sextant.dav.wire.Bodies;
import sextant.dav.wire.CalendarQuery;
import sextant.dav.wire.DavLimits;

/** For which questions a document must be read, and for which its summary tells. */
class SpanMatchTest {
    private static final Optional<Boolean> YES = Optional.of(true);
    private static final Optional<Boolean> NO = Optional.of(false);
    private static final Optional<Boolean> READ = Optional.empty();
    private static final Zone BERLIN = Zone.of(ZoneNames.find("Europe/Berlin").orElseThrow());

    private static SpanMatch match(String inside) throws IOException {
        var body =
                "<C:calendar-query xmlns:C='urn:ietf:params:xml:ns:caldav'><C:filter><C:comp-filter name='VCALENDAR'>"
                        + inside + "</C:comp-filter></C:filter></C:calendar-query>";
        var filter = Bodies.read(
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                        DavLimits.DEFAULT,
                        CalendarQuery::read)
                .filter();
        return new SpanMatch(filter, new CalendarMatch(filter, BERLIN), BERLIN);
    }

    private static SpanMatch within(String inside) throws IOException {
        return match("<C:comp-filter name='VEVENT'>" + inside + "</C:comp-filter>");
    }

    private static SpanMatch range(String start, String end) throws IOException {
        return within("<C:time-range" + (start.isEmpty() ? "" : " start='" + start + "'")
                + (end.isEmpty() ? "" : " end='" + end + "'") + "/>");
    }

    private static Summary event(String lines) throws MalformedDocument {
        return summary("VEVENT", lines);
    }

    private static Summary summary(String component, String lines) throws MalformedDocument {
        var text = ("BEGIN:VCALENDAR|BEGIN:" + component + "|UID:a|SUMMARY:Team|" + lines + "|END:" + component
                        + "|END:VCALENDAR|")
                .replace("|", "\r\n");
        return new Summaries().summarize(Document.of(Format.ICALENDAR, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aBareFilterNeverNeedsTheDocument() throws IOException, MalformedDocument {
        var event = event("DTSTART:20260105T100000Z|RRULE:FREQ=DAILY");
        assertThat(within("").matches(event)).isEqualTo(YES);
        assertThat(within("").matches(summary("VTODO", "DUE:20260105T100000Z"))).isEqualTo(NO);
        assertThat(within("<C:is-not-defined/>").matches(event)).isEqualTo(NO);
        assertThat(match("").matches(event)).isEqualTo(YES);
        assertThat(match("<C:comp-filter name='VTIMEZONE'/>").matches(event)).isEqualTo(READ);
    }

    @Test
    void aSingleEventNeverNeedsTheDocumentForItsTime() throws IOException, MalformedDocument {
        var event = event("DTSTART:20260105T100000Z|DURATION:PT1H");
        assertThat(range("20260105T105959Z", "20260106T000000Z").matches(event)).isEqualTo(YES);
        assertThat(range("20260105T110000Z", "20260106T000000Z").matches(event)).isEqualTo(NO);
        var floating = event("DTSTART:20260705T100000|DURATION:PT1H");
        assertThat(range("20260705T085959Z", "20260705T100000Z").matches(floating))
                .isEqualTo(YES);
        assertThat(range("20260705T090000Z", "20260705T100000Z").matches(floating))
                .isEqualTo(NO);
        var day = event("DTSTART;VALUE=DATE:20260705");
        assertThat(range("20260704T215959Z", "20260704T220001Z").matches(day)).isEqualTo(YES);
        assertThat(range("20260705T220000Z", "").matches(day)).isEqualTo(NO);
    }

    @Test
    void aSeriesNeedsItOnlyBetweenItsFirstAndItsLast() throws IOException, MalformedDocument {
        var ending = event("DTSTART:20260105T100000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=10");
        assertThat(range("20260101T000000Z", "20260105T100000Z").matches(ending))
                .isEqualTo(NO);
        assertThat(range("20260114T110000Z", "20260201T000000Z").matches(ending))
                .isEqualTo(NO);
        assertThat(range("20260107T000000Z", "20260108T000000Z").matches(ending))
                .isEqualTo(READ);
        assertThat(range("20260107T000000Z", "").matches(ending)).isEqualTo(YES);
        assertThat(range("", "20260107T000000Z").matches(ending)).isEqualTo(YES);
        var endless = event("DTSTART:20260105T100000Z|RRULE:FREQ=DAILY");
        assertThat(range("20990101T000000Z", "").matches(endless)).isEqualTo(YES);
        assertThat(range("20990101T000000Z", "20990102T000000Z").matches(endless))
                .isEqualTo(READ);
        var floating = event("DTSTART:20260105T100000|RRULE:FREQ=DAILY;COUNT=10");
        assertThat(range("20260110T000000Z", "").matches(floating)).isEqualTo(YES);
        assertThat(range("20260114T030000Z", "").matches(floating)).isEqualTo(READ);
        assertThat(range("", "20260105T120000Z").matches(floating)).isEqualTo(READ);
        var emptied = event("DTSTART:20260105T100000Z|RRULE:FREQ=DAILY;COUNT=1|EXDATE:20260105T100000Z");
        assertThat(range("20260101T000000Z", "").matches(emptied)).isEqualTo(READ);
    }

    @Test
    void whatHasAnotherUidOrSummaryIsNotRead() throws IOException, MalformedDocument {
        var event = event("DTSTART:20260105T100000Z");
        var uid = "<C:prop-filter name='UID'><C:text-match collation='i;octet'%s>%s</C:text-match></C:prop-filter>";
        assertThat(within(uid.formatted("", "b")).matches(event)).isEqualTo(NO);
        assertThat(within(uid.formatted("", "a")).matches(event)).isEqualTo(READ);
        assertThat(within(uid.formatted(" negate-condition='yes'", "b")).matches(event))
                .isEqualTo(READ);
        assertThat(within(uid.formatted("", "b").replace("UID", "SUMMARY")).matches(event))
                .isEqualTo(NO);
        assertThat(within(uid.formatted("", "b").replace("UID", "SUMMARY"))
                        .matches(event("DTSTART:20260105T100000Z|RRULE:FREQ=DAILY")))
                .isEqualTo(READ);
        assertThat(within(uid.formatted("", "b").replace("UID", "LOCATION")).matches(event))
                .isEqualTo(READ);
    }

    @Test
    void tasksAreReadForTheirTime() throws IOException, MalformedDocument {
        var task = summary("VTODO", "DUE:20260105T100000Z");
        assertThat(match("<C:comp-filter name='VTODO'><C:time-range start='20260101T000000Z'/></C:comp-filter>")
                        .matches(task))
                .isEqualTo(READ);
    }
}
