package sextant.dav.report;

import java.io.IOException;
import sextant.content.MalformedDocument;
import sextant.content.Summary;
import sextant.content.line.Tree;
import sextant.dav.resource.Resource;
import sextant.dav.wire.CalendarQuery;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Names;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/** {@code calendar-query} (RFC 4791 7.8). The depth is taken as 1, for with less it could find nothing. */
final class CalendarQueryReport implements Report {
    @Override
    public Name name() {
        return Names.caldav("calendar-query");
    }

    @Override
    public boolean on(Resource resource) {
        return resource.isFolderOn(Shelf.CALENDARS);
    }

    @Override
    public Question read(XmlReader xml, DavLimits limits) throws IOException {
        var query = CalendarQuery.read(xml);
        return request -> answer(query, request);
    }

    private static void answer(CalendarQuery query, ReportRequest request) throws IOException {
        var match = new CalendarMatch(query.filter());
        var span = match.span();
        var from = span.flatMap(range -> range.start()).orElse(Summary.UNBOUNDED_PAST);
        var to = span.flatMap(range -> range.end()).orElse(Summary.UNBOUNDED_FUTURE);
        var collection = request.folder().collection();
        var page = request.visit().limits().page();
        var answer = request.answer().begin();
        var after = new ItemId(0);
        while (true) {
            var items = request.visit().mailbox().between(collection.id(), from, to, after, page);
            for (var item : items) {
                if (matches(match, item, request)) {
                    answer.row(
                            request.child(item.name()),
                            request.select(query.properties(), new Resource.Member(collection, item)));
                }
                after = item.id();
            }
            if (items.size() < page) {
                answer.finish();
                return;
            }
        }
    }

    private static boolean matches(CalendarMatch match, Item item, ReportRequest request) throws IOException {
        if (match.readsSummaryOnly()) {
            return match.matches(item.summary());
        }
        try {
            var document = request.visit().mailbox().read(item);
            return match.matches(item.summary(), Tree.parse(document.octets()).roots());
        } catch (MalformedDocument unreadable) {
            // what cannot be read has nothing a filter could find
            return false;
        }
    }
}
