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
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.Refused;

/** PROPPATCH (RFC 4918 9.2): all of it or nothing. */
record Proppatch(PropertyTable properties) implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        var resource = request.resource();
        var limits = request.visit().limits();
        var edits = PropertyEdits.ofProppatch(request.exchange().body(), limits);
        var draft = draft(resource, request);
        var change = PropertyChange.attempt(edits, draft, properties);
        if (change.possible() && draft.isPresent()) {
            commit(resource, draft.get(), request);
        }
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
        Optional<Edit> edit = switch (resource) {
            case Resource.Folder folder ->
                Optional.of(new Edit.ChangeCollection(
                        folder.collection().id(),
                        draft.name(),
                        Optional.empty(),
                        Optional.empty(),
                        draft.properties()));
            case Resource.Member member ->
                Optional.of(new Edit.SetProperties(member.item().id(), draft.properties()));
            case Resource.Home home ->
                DeadProperties.keeper(home, request.visit())
                        .map(keeper -> new Edit.ChangeCollection(
                                keeper.id(), Optional.empty(), Optional.empty(), Optional.empty(), draft.properties()));
            default -> Optional.empty();
        };
        try {
            edit.ifPresent(one -> request.visit().mailbox().commit(Batch.of(request.author(), one)));
        } catch (Refused refused) {
            throw DavError.of(507, "The properties are too large together");
        }
    }
}
