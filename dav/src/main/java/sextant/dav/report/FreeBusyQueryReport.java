package sextant.dav.report;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import sextant.content.Busy;
import sextant.content.MalformedDocument;
import sextant.content.Summary;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Tree;
import sextant.content.recur.Recurrence;
import sextant.content.recur.TimeRange;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.DateTimeValue;
import sextant.content.recur.rule.DateTimeValue.Form;
import sextant.content.recur.rule.PeriodValue;
import sextant.content.zone.Zone;
import sextant.dav.data.Products;
import sextant.dav.property.CalendarTimezone;
import sextant.dav.resource.Pages;
import sextant.dav.resource.Resource;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.FreeBusyQuery;
import sextant.dav.wire.Names;
import sextant.mailbox.Collection;
import sextant.mailbox.Item;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * {@code free-busy-query} (RFC 4791 7.10) of a calendar, or of all calendars of a home: one VFREEBUSY of the times that are
 * not free. Whatever the depth: without the objects in it, a calendar has no time at all.
 */
final class FreeBusyQueryReport implements Report {
    @Override
    public Name name() {
        return Names.caldav("free-busy-query");
    }

    @Override
    public boolean on(Resource resource) {
        return resource.isFolderOn(Shelf.CALENDARS)
                || (resource instanceof Resource.Home home && home.of() == Shelf.CALENDARS);
    }

    @Override
    public Question read(XmlReader xml, DavLimits limits) throws IOException {
        var range = CalendarMatch.range(FreeBusyQuery.read(xml).range());
        return request -> answer(new Search(range, request));
    }

    private static void answer(Search search) throws IOException {
        var mailbox = search.request.visit().mailbox();
        var collections = search.request.resource() instanceof Resource.Folder folder
                ? List.of(folder.collection())
                : mailbox.collections();
        for (var collection : collections) {
            if (collection.shelf() == Shelf.CALENDARS) {
                search.in(collection);
            }
        }
        try (var out = search.request.body().begin("text/calendar; charset=utf-8; component=VFREEBUSY")) {
            out.write(Tree.of(search.object()).write());
        }
    }

    /** One question on its way through the items. */
    private static final class Search {
        private final TimeRange range;
        private final ReportRequest request;
        private final BusyTimes times;
        private int left;
        private Instant newest;

        Search(TimeRange range, ReportRequest request) {
            var limits = request.visit().limits().data();
            this.range = range;
            this.request = request;
            this.times = new BusyTimes(range, limits.periods());
            this.left = limits.expanded();
            this.newest = request.visit().account().created();
        }

        void in(Collection collection) throws IOException {
            var zone = CalendarTimezone.of(collection);
            var from = range.from().getEpochSecond() - SpanMatch.FLOATING;
            var to = range.to().getEpochSecond() + SpanMatch.FLOATING;
            var page = request.visit().limits().page();
            for (var item : Pages.between(request.visit().mailbox(), collection.id(), from, to, page)) {
                if (!item.summary().busy().isTransparent()) {
                    take(item, zone);
                }
            }
        }

        private void take(Item item, Zone zone) throws IOException {
            newest = item.modified().isAfter(newest) ? item.modified() : newest;
            var summary = item.summary();
            if (summary.component().equals("VEVENT") && !summary.recurring()) {
                var first = SpanMatch.first(summary, zone);
                var last = SpanMatch.last(summary, zone);
                // the one second of what takes no time is none
                if (summary.first() != Summary.UNBOUNDED_PAST && last - first > 1) {
                    times.add(BusyTimes.Type.of(summary.busy()), first, last);
                }
                return;
            }
            try {
                var calendar = Tree.parse(request.visit().mailbox().read(item).octets())
                        .root();
                instances(calendar, zone);
                calendar.components("VFREEBUSY").forEach(this::periods);
            } catch (MalformedDocument unreadable) {
                throw new IOException("a stored calendar object cannot be read", unreadable);
            }
        }

        private void instances(Component calendar, Zone zone) {
            var bounds = Bounds.DEFAULT.withInstances(left + 1);
            for (var found = range.instances(Recurrence.of(calendar), zone, bounds); found.hasNext(); ) {
                var instance = found.next();
                if (--left < 0) {
                    throw DavError.of(403, Condition.NUMBER_OF_MATCHES_WITHIN_LIMITS);
                }
                var busy = Busy.of(instance.source());
                if (instance.source().name().equals("VEVENT") && !busy.isTransparent()) {
                    times.add(
                            BusyTimes.Type.of(busy),
                            instance.start().instant().getEpochSecond(),
                            instance.end().instant().getEpochSecond());
                }
            }
        }

        /** The periods of stored free/busy time, which stand in UTC. */
        private void periods(Component component) {
            for (var line : component.properties("FREEBUSY")) {
                var type = line.parameter("FBTYPE").orElse("BUSY").replace('-', '_');
                if (!type.equalsIgnoreCase("FREE")) {
                    // RFC 5545 3.2.9: an unknown type is busy
                    var busy = Stream.of(BusyTimes.Type.values())
                            .filter(one -> one.name().equalsIgnoreCase(type))
                            .findFirst()
                            .orElse(BusyTimes.Type.BUSY);
                    for (var text : line.value().split(",", -1)) {
                        PeriodValue.parse(text).ifPresent(period -> add(busy, period));
                    }
                }
            }
        }

        private void add(BusyTimes.Type type, PeriodValue period) {
            var start = period.start().local();
            var end = period.end()
                    .map(DateTimeValue::local)
                    .or(() -> period.duration().map(duration -> duration.addTo(start)))
                    .orElse(start);
            times.add(type, start.toEpochSecond(ZoneOffset.UTC), end.toEpochSecond(ZoneOffset.UTC));
        }

        Component object() {
            var start = utc(range.from().getEpochSecond());
            var end = utc(range.to().getEpochSecond());
            var mailbox = request.visit().mailbox();
            var busy = Component.of("VFREEBUSY");
            busy.add(Property.of(
                    "UID",
                    "busy-" + start + "-" + end + "-"
                            + Long.toUnsignedString(mailbox.epoch().value(), 36) + "-"
                            + mailbox.head().value()));
            // what is said holds since the newest of the items that it is made of was written
            busy.add(Property.of("DTSTAMP", utc(newest.getEpochSecond())));
            busy.add(Property.of("DTSTART", start));
            busy.add(Property.of("DTEND", end));
            for (var type : BusyTimes.Type.values()) {
                times.of(type).forEach((from, to) -> busy.add(line(type, from, to)));
            }
            var calendar = Component.of("VCALENDAR");
            calendar.add(Property.of("VERSION", "2.0"));
            calendar.add(Property.of("PRODID", Products.ID));
            calendar.add(busy);
            return calendar;
        }

        private static Property line(BusyTimes.Type type, long from, long to) {
            return Property.of("FREEBUSY", utc(from) + "/" + utc(to)).withParameter("FBTYPE", type.text());
        }

        private static String utc(long second) {
            return new DateTimeValue(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC), Form.UTC).text();
        }
    }
}
