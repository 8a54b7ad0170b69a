package sextant.dav.report;

import java.io.IOException;
import java.util.Optional;
import sextant.content.MalformedDocument;
import sextant.content.line.Tree;
import sextant.dav.resource.Pages;
import sextant.dav.resource.Resource;
import sextant.dav.wire.AddressbookQuery;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Names;
import sextant.mailbox.Item;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/** {@code addressbook-query} (RFC 6352 8.6). */
final class AddressbookQueryReport implements Report {
    @Override
    public Name name() {
        return Names.carddav("addressbook-query");
    }

    @Override
    public boolean on(Resource resource) {
        return resource.isFolderOn(Shelf.ADDRESS_BOOKS);
    }

    @Override
    public Question read(XmlReader xml, DavLimits limits) throws IOException {
        var query = AddressbookQuery.read(xml);
        return request -> answer(query, request);
    }

    private static void answer(AddressbookQuery query, ReportRequest request) throws IOException {
        var match = new AddressbookMatch(query);
        var collection = request.folder().collection();
        var page = request.visit().limits().page();
        var left = query.limit().orElse(Integer.MAX_VALUE);
        var answer = request.answer().begin();
        for (var item : Pages.all(request.visit().mailbox(), collection.id(), page)) {
            if (!matches(match, item, request)) {
                continue;
            }
            if (left-- == 0) {
                // RFC 6352 8.6.1
                answer.row(request.href(), 507, Optional.of(Condition.NUMBER_OF_MATCHES_WITHIN_LIMITS));
                break;
            }
            answer.row(
                    request.child(item.name()),
                    request.select(query.properties(), new Resource.Member(collection, item)));
        }
        answer.finish();
    }

    private static boolean matches(AddressbookMatch match, Item item, ReportRequest request) throws IOException {
        if (match.isOpen()) {
            return true;
        }
        if (match.excludes(item.summary())) {
            return false;
        }
        try {
            var document = request.visit().mailbox().read(item);
            return match.matches(Tree.parse(document.octets()).roots());
        } catch (MalformedDocument unreadable) {
            // what cannot be read has nothing a filter could find
            return false;
        }
    }
}
