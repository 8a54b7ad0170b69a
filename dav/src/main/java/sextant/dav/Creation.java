package sextant.dav;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.content.Kind;
import sextant.dav.property.Draft;
import sextant.dav.property.PropertyChange;
import sextant.dav.property.PropertyTable;
import sextant.dav.resource.Place;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Multistatus.Propstat;
import sextant.dav.wire.PropertyEdit;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.Properties;
import sextant.mailbox.Shelf;

/** The making of a calendar or address book and its first properties, in one step or not at all. */
record Creation(DavRequest request, Place place, PropertyTable properties) {
    private static final Set<Kind> CALENDAR = Set.of(Kind.EVENT, Kind.TASK, Kind.NOTE);

    /** Writes why nothing was made. */
    interface Refusal {
        void write(OutputStream out, List<Propstat> propstats) throws IOException;
    }

    /**
     * Where the path, at which nothing is, would put a collection.
     *
     * @throws DavError if no collection can stand there
     */
    static Place place(DavRequest request) {
        var place = request.place();
        var within = place.flatMap(Place::parent);
        if (place.isEmpty()
                || (within.isPresent() && request.resources().find(within.get()).isEmpty())) {
            throw DavError.of(409, "There is no collection for this to stand in");
        }
        if (within.isPresent()) {
            throw DavError.of(403, Condition.CALENDAR_COLLECTION_LOCATION_OK);
        }
        request.demandName(place.get().segment());
        return place.get();
    }

    void make(List<PropertyEdit> edits, Refusal refusal) throws IOException {
        var draft = Draft.ofNew(place.shelf(), request.visit().limits());
        var change = PropertyChange.attempt(edits, Optional.of(draft), properties);
        if (!change.possible()) {
            try (var out = request.exchange().stream(403, DavRequest.XML)) {
                refusal.write(out, change.propstats());
            }
            return;
        }
        request.visit().mailbox().commit(Batch.of(request.author(), creation(draft)));
        // RFC 4791 5.3.1
        request.exchange().set("Cache-Control", "no-cache");
        if (request.preferences().minimal()) {
            // RFC 8144 2.3: there is never more to say than that
            request.exchange().set("Preference-Applied", "return=minimal");
            request.exchange().add("Vary", "Prefer, Brief");
        }
        request.exchange().answer(201);
    }

    private Edit creation(Draft draft) {
        // RFC 4791 5.2.3: without a set of components, all are taken
        var accepts = draft.accepts().orElse(place.shelf() == Shelf.CALENDARS ? CALENDAR : Set.of(Kind.CONTACT));
        return new Edit.CreateCollection(
                chief(accepts),
                accepts,
                Optional.empty(),
                draft.name().orElse(place.segment()),
                place.segment(),
                draft.properties().apply(Properties.NONE));
    }

    /** What a collection that takes these kinds is called after. */
    private static Kind chief(Set<Kind> accepts) {
        return List.of(Kind.CONTACT, Kind.EVENT, Kind.TASK, Kind.NOTE).stream()
                .filter(accepts::contains)
                .findFirst()
                .orElseThrow();
    }
}
