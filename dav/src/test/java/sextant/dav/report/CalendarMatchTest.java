package sextant.dav.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.MalformedDocument;
import sextant.content.Summaries;
import sextant.content.line.Tree;
import sextant.content.zone.Zone;
import sextant.dav.wire.Bodies;
import sextant.dav.wire.CalendarQuery;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Filter;

/** No object is too odd for a filter, and its summary never says otherwise. */
class CalendarMatchTest {
    private static final String SPRING = "<C:time-range start='20260301T000000Z' end='20260601T000000Z'/>";
    private static final List<String> INSIDE = List.of(
            "<C:comp-filter name='VEVENT'>" + SPRING + "</C:comp-filter>",
            "<C:comp-filter name='VTODO'>" + SPRING + "<C:comp-filter name='VALARM'>" + SPRING
                    + "</C:comp-filter></C:comp-filter>",
            "<C:comp-filter name='VEVENT'><C:comp-filter name='VALARM'>" + SPRING + "</C:comp-filter></C:comp-filter>",
            "<C:comp-filter name='VFREEBUSY'>" + SPRING + "</C:comp-filter>",
            "<C:comp-filter name='VEVENT'><C:prop-filter name='EXDATE'>" + SPRING + "</C:prop-filter><C:prop-filter"
                    + " name='SUMMARY'><C:text-match negate-condition='yes'>x</C:text-match></C:prop-filter></C:comp-filter>",
            "<C:comp-filter name='VEVENT'><C:prop-filter name='UID'><C:text-match>a</C:text-match></C:prop-filter>"
                    + "</C:comp-filter>");

    private final List<Filter.Component> filters = new ArrayList<>();

    CalendarMatchTest() throws IOException {
        for (var inside : INSIDE) {
            var body = "<C:calendar-query xmlns:C='urn:ietf:params:xml:ns:caldav'><C:filter>"
                    + "<C:comp-filter name='VCALENDAR'>" + inside
                    + "</C:comp-filter></C:filter></C:calendar-query>";
            filters.add(Bodies.read(
                            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                            DavLimits.DEFAULT,
                            CalendarQuery::read)
                    .filter());
        }
    }

    @FuzzTest
    void whatASummaryTellsIsWhatTheDocumentSays(byte[] octets) {
        try {
            var calendar = Tree.parse(octets).root();
            var summary = new Summaries().summarize(Document.of(Format.ICALENDAR, octets));
            for (var filter : filters) {
                var match = new CalendarMatch(filter, Zone.UTC);
                var told = new SpanMatch(filter, match, Zone.UTC).matches(summary);
                var found = match.matches(calendar);
                assertThat(told.orElse(found)).isEqualTo(found);
            }
        } catch (MalformedDocument neverStored) {
            assertThat(neverStored.getMessage()).isNotEmpty();
        }
    }

    @Test
    void aThousandOverridesWithAlarmsTakeNoTimeToSpeakOf() throws MalformedDocument {
        var text = new StringBuilder(
                "BEGIN:VCALENDAR|BEGIN:VEVENT|UID:a|DTSTART:20200101T100000Z|RRULE:FREQ=DAILY|END:VEVENT");
        for (var i = 0; i < 1_000; i++) {
            text.append("|BEGIN:VEVENT|UID:a|RECURRENCE-ID:20")
                    .append(20 + i / 300)
                    .append("%02d%02dT100000Z".formatted(1 + i % 12, 1 + i / 12 % 25))
                    .append("|DTSTART:20250101T100000Z|BEGIN:VALARM|TRIGGER:-PT1H|END:VALARM|END:VEVENT");
        }
        var octets =
                text.append("|END:VCALENDAR|").toString().replace("|", "\r\n").getBytes(StandardCharsets.UTF_8);
        for (var filter : filters) {
            assertThat(Optional.of(new CalendarMatch(filter, Zone.UTC)
                            .matches(Tree.parse(octets).root())))
                    .isPresent();
        }
    }
}
