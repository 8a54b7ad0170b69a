package sextant.dav.report;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Place;
import sextant.dav.resource.ReadAhead;
import sextant.dav.resource.Resource;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Href;
import sextant.dav.wire.Multiget;
import sextant.dav.wire.Multistatus;
import sextant.dav.wire.Names;
import sextant.dav.wire.PropertyRequest;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * {@code calendar-multiget} (RFC 4791 7.9) and {@code addressbook-multiget} (RFC 6352 8.7): the items behind a list of
 * hrefs, each answered under the very href the client gave.
 */
record MultigetReport(Name name, Shelf shelf) implements Report {
    static MultigetReport ofCalendars() {
        return new MultigetReport(Names.caldav("calendar-multiget"), Shelf.CALENDARS);
    }

    static MultigetReport ofAddressBooks() {
        return new MultigetReport(Names.carddav("addressbook-multiget"), Shelf.ADDRESS_BOOKS);
    }

    @Override
    public boolean on(Resource resource) {
        return resource.isFolderOn(shelf) || (resource instanceof Resource.Home home && home.of() == shelf);
    }

    @Override
    public Question read(XmlReader xml, DavLimits limits) throws IOException {
        var multiget = Multiget.read(xml, limits);
        return request -> answer(multiget, request);
    }

    private static void answer(Multiget multiget, ReportRequest request) throws IOException {
        var answer = request.answer().begin();
        var hrefs = multiget.hrefs();
        for (var from = 0; from < hrefs.size(); from += ReadAhead.TOGETHER) {
            rows(
                    hrefs.subList(from, Math.min(hrefs.size(), from + ReadAhead.TOGETHER)),
                    multiget.properties(),
                    request,
                    answer);
        }
        answer.finish();
    }

    private static void rows(List<String> hrefs, PropertyRequest properties, ReportRequest request, Multistatus answer)
            throws IOException {
        var places = new HashMap<String, Place>();
        for (var href : hrefs) {
            Href.segments(href, request.origin())
                    .flatMap(request.resources()::place)
                    .ifPresent(place -> places.put(href, place));
        }
        var found = request.resources().members(places.values());
        found.values().removeIf(member -> !isWithin(request.resource(), member));
        if (properties.named().contains(Names.CALENDAR_DATA)
                || properties.named().contains(Names.ADDRESS_DATA)) {
            request.visit()
                    .documents()
                    .read(found.values().stream().map(Resource.Member::item).toList());
        }
        for (var href : hrefs) {
            var member = Optional.ofNullable(places.get(href)).map(found::get);
            if (member.isPresent()) {
                answer.row(href, request.select(properties, member.get()));
            } else {
                answer.row(href, 404, Optional.empty());
            }
        }
    }

    private static boolean isWithin(Resource asked, Resource.Member member) {
        return asked.shelf().equals(member.shelf())
                && (!(asked instanceof Resource.Folder folder)
                        || folder.collection().id().equals(member.collection().id()));
    }
}
