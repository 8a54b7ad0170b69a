package sextant.dav.report;

import java.io.IOException;
import java.util.Optional;
import sextant.content.MalformedDocument;
import sextant.content.Summary;
import sextant.content.line.Tree;
import sextant.content.zone.Zone;
import sextant.dav.data.ZoneObject;
import sextant.dav.property.CalendarTimezone;
import sextant.dav.resource.Pages;
import sextant.dav.resource.Resource;
import sextant.dav.wire.CalendarQuery;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Depth;
import sextant.dav.wire.Href;
import sextant.dav.wire.Multistatus;
import sextant.dav.wire.Names;
import sextant.mailbox.Collection;
import sextant.mailbox.Item;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * {@code calendar-query} (RFC 4791 7.8), of a calendar, of one object in it, or with depth infinity of a whole home. On a
 * calendar the depth is taken as 1, for with less it could find nothing.
 */
final class CalendarQueryReport implements Report {
    @Override
    public Name name() {
        return Names.caldav("calendar-query");
    }

    @Override
    public boolean on(Resource resource) {
        return resource.isStoredOn(Shelf.CALENDARS)
                || (resource instanceof Resource.Home home && home.of() == Shelf.CALENDARS);
    }

    @Override
    public Question read(XmlReader xml, DavLimits limits) throws IOException {
        var query = CalendarQuery.read(xml);
        return request -> answer(query, request);
    }

    private static void answer(CalendarQuery query, ReportRequest request) throws IOException {
        var named = zone(query);
        var search = new Search(query, named.map(request::in).orElse(request), named);
        // a filter that cannot be tested is refused before an answer has begun
        search.match(Zone.UTC);
        var answer = request.answer().begin();
        switch (request.resource()) {
            case Resource.Home home -> {
                if (request.depth().filter(Depth.INFINITY::equals).isPresent()) {
                    for (var collection : request.visit().mailbox().collections()) {
                        if (collection.shelf() == Shelf.CALENDARS) {
                            search.in(collection, request.child(collection.segment()) + "/", answer);
                        }
                    }
                }
            }
            case Resource.Folder folder -> search.in(folder.collection(), request.href(), answer);
            case Resource.Member member -> search.one(member, answer);
            default -> throw new IllegalStateException("asked of what does not answer it");
        }
        answer.finish();
    }

    /**
     * The zone that the query itself names.
     *
     * @throws DavError if it is none
     */
    private static Optional<Zone> zone(CalendarQuery query) {
        // RFC 7809 5.3
        if (query.timezoneId().isPresent()) {
            return Optional.of(query.timezoneId()
                    .flatMap(ZoneObject::named)
                    .orElseThrow(() -> DavError.of(403, Condition.VALID_TIMEZONE)));
        }
        return query.timezone()
                .map(text -> ZoneObject.zone(text).orElseThrow(() -> DavError.of(403, Condition.VALID_CALENDAR_DATA)));
    }

    /** One query on its way through the items. */
    private record Search(CalendarQuery query, ReportRequest request, Optional<Zone> named) {
        CalendarMatch match(Zone zone) {
            return new CalendarMatch(query.filter(), zone);
        }

        void in(Collection collection, String href, Multistatus answer) throws IOException {
            var zone = named.orElseGet(() -> CalendarTimezone.of(collection));
            var match = match(zone);
            var summaries = new SpanMatch(query.filter(), match, zone);
            var from = summaries.span().start().orElse(Summary.UNBOUNDED_PAST);
            var to = summaries.span().end().orElse(Summary.UNBOUNDED_FUTURE);
            var page = request.visit().limits().page();
            var withData = query.properties().named().contains(Names.CALENDAR_DATA);
            var candidates = new Candidates(request.visit().documents(), item -> {
                if (matches(item, match, summaries)) {
                    answer.row(
                            href + Href.encode(item.name()),
                            request.select(query.properties(), new Resource.Member(collection, item)));
                }
                return true;
            });
            for (var item : Pages.between(request.visit().mailbox(), collection.id(), from, to, page)) {
                var known = summaries.matches(item.summary());
                if (known.orElse(true)) {
                    candidates.add(item, withData || known.isEmpty());
                }
            }
            candidates.flush();
        }

        void one(Resource.Member member, Multistatus answer) throws IOException {
            var zone = named.orElseGet(() -> CalendarTimezone.of(member.collection()));
            var match = match(zone);
            if (matches(member.item(), match, new SpanMatch(query.filter(), match, zone))) {
                answer.row(request.href(), request.select(query.properties(), member));
            }
        }

        private boolean matches(Item item, CalendarMatch match, SpanMatch summaries) throws IOException {
            var known = summaries.matches(item.summary());
            if (known.isPresent()) {
                return known.get();
            }
            try {
                var document = request.visit().documents().document(item);
                return match.matches(Tree.parse(document.octets()).root());
            } catch (MalformedDocument unreadable) {
                // what cannot be read has nothing a filter could find
                return false;
            }
        }
    }
}
