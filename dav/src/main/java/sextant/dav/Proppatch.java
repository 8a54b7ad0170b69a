package sextant.dav;

import java.io.IOException;
import java.util.Optional;
import sextant.dav.property.DeadProperties;
import sextant.dav.property.Draft;
import sextant.dav.property.PropertyChange;
import sextant.dav.property.PropertyTable;
import sextant.dav.resource.Resource;
import sextant.dav.wire.DavError;
import sextant.dav.wire.PropertyEdits;
import sextant.mailbox.Edit;
import sextant.mailbox.Refused;

/** PROPPATCH (RFC 4918 9.2): all of it or nothing. */
record Proppatch(PropertyTable properties) implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        var resource = request.resource();
        var limits = request.visit().limits();
        var edits = PropertyEdits.ofProppatch(request.exchange().body(), limits);
        var change = request.writing(() -> {
            request.guard().demandUnlocked(request.exchange().segments());
            var standing = request.resource();
            var draft = draft(standing, request);
            var attempt = PropertyChange.attempt(edits, draft, properties);
            if (attempt.possible() && draft.isPresent()) {
                commit(standing, draft.get(), request);
            }
            return attempt;
        });
        if (change.possible() && request.preferences().minimal()) {
            // RFC 8144 2.2
            request.exchange().set("Preference-Applied", "return=minimal");
            request.exchange().add("Vary", "Prefer, Brief");
            request.exchange().answer(200);
            return;
        }
        var answer = request.multistatus();
        answer.row(request.href(resource), change.propstats());
        answer.finish();
    }

    private static Optional<Draft> draft(Resource resource, DavRequest request) {
        var limits = request.visit().limits();
        return switch (resource) {
            case Resource.Folder folder ->
                Optional.of(Draft.ofCollection(folder.collection().properties(), limits));
            case Resource.Member member ->
                Optional.of(Draft.ofItem(member.item().properties(), limits));
            case Resource.Home home ->
                DeadProperties.keeper(home, request.visit()).map(keeper -> Draft.ofHome(keeper.properties(), limits));
            default -> Optional.empty();
        };
    }

    private static void commit(Resource resource, Draft draft, DavRequest request) {
        var conditional = Conditional.of(request);
        try {
            switch (resource) {
                case Resource.Folder folder -> {
                    conditional.demandOfCollection();
                    request.commit(new Edit.ChangeCollection(
                            folder.collection().id(),
                            draft.name(),
                            Optional.empty(),
                            Optional.empty(),
                            draft.properties()));
                }
                case Resource.Member member -> {
                    var item = member.item();
                    request.commit(
                            new Edit.Expect(item.collection(), item.name(), conditional.forWrite(Optional.of(member))),
                            new Edit.SetProperties(item.id(), draft.properties()));
                }
                case Resource.Home home -> {
                    conditional.demandOfCollection();
                    var keeper = DeadProperties.keeper(home, request.visit()).orElseThrow();
                    request.commit(new Edit.ChangeCollection(
                            keeper.id(), Optional.empty(), Optional.empty(), Optional.empty(), draft.properties()));
                }
                default -> throw new IllegalStateException("a draft of what has no properties");
            }
        } catch (Refused refused) {
            throw DavError.of(507, "The properties are too large together");
        }
    }
}
