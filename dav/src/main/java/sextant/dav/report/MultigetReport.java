package sextant.dav.report;

import java.io.IOException;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Href;
import sextant.dav.wire.Multiget;
import sextant.dav.wire.Names;
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
        for (var href : multiget.hrefs()) {
            var member = Href.segments(href, request.origin())
                    .flatMap(path -> request.resources().find(path))
                    .flatMap(found -> within(request.resource(), found));
            if (member.isPresent()) {
                answer.row(href, request.select(multiget.properties(), member.get()));
            } else {
                answer.row(href, 404, Optional.empty());
            }
        }
        answer.finish();
    }

    private static Optional<Resource.Member> within(Resource asked, Resource found) {
        if (!(found instanceof Resource.Member member) || !asked.shelf().equals(member.shelf())) {
            return Optional.empty();
        }
        return asked instanceof Resource.Folder folder
                        && !folder.collection().id().equals(member.collection().id())
                ? Optional.empty()
                : Optional.of(member);
    }
}
