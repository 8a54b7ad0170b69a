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
        var answer = request.answer().begin();
        var left = new int[] {query.limit().orElse(Integer.MAX_VALUE)};
        var withData = query.properties().named().contains(Names.ADDRESS_DATA);
        var candidates = new Candidates(request.visit().documents(), item -> {
            if (!matches(match, item, request)) {
                return true;
            }
            if (left[0]-- == 0) {
                // RFC 6352 8.6.1
                answer.row(request.href(), 507, Optional.of(Condition.NUMBER_OF_MATCHES_WITHIN_LIMITS));
                return false;
            }
            answer.row(
                    request.child(item.name()),
                    request.select(query.properties(), new Resource.Member(collection, item)));
            return true;
        });
        var goesOn = true;
        for (var items = Pages.all(request.visit().mailbox(), collection.id(), page)
                        .iterator();
                goesOn && items.hasNext(); ) {
            var item = items.next();
            goesOn = (!match.isOpen() && match.excludes(item.summary()))
                    || candidates.add(item, withData || !match.isOpen());
        }
        if (goesOn) {
            candidates.flush();
        }
        answer.finish();
    }

    private static boolean matches(AddressbookMatch match, Item item, ReportRequest request) throws IOException {
        if (match.isOpen()) {
            return true;
        }
        try {
            var document = request.visit().documents().document(item);
            return match.matches(Tree.parse(document.octets()).roots());
        } catch (MalformedDocument unreadable) {
            // what cannot be read has nothing a filter could find
            return false;
        }
    }
}
