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
        var place = request.place().orElseThrow(() -> DavError.of(409, "There is no collection for this to stand in"));
        if (place.takesItems()) {
            request.folder(place);
        }
        if (!place.takesCollections()) {
            throw DavError.of(403, Condition.CALENDAR_COLLECTION_LOCATION_OK);
        }
        request.demandName(place.name());
        return place;
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
        request.writing(() -> {
            request.guard().demandMembership(request.exchange().segments());
            return request.commit(creation(draft));
        });
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
        var accepts = draft.accepts().orElse(kinds(place.shelf()));
        return new Edit.CreateCollection(
                chief(accepts),
                accepts,
                place.shelf() == Shelf.FILES
                        ? Optional.of(request.folder(place).collection().id())
                        : Optional.empty(),
                draft.name().orElse(place.displayName()),
                place.name(),
                draft.properties().apply(Properties.NONE));
    }

    private static Set<Kind> kinds(Shelf shelf) {
        return switch (shelf) {
            case CALENDARS -> CALENDAR;
            case ADDRESS_BOOKS -> Set.of(Kind.CONTACT);
            case FILES -> Set.of(Kind.FILE);
            case FOLDERS -> throw new IllegalArgumentException("mail folders are not shown over DAV");
        };
    }

    /** What a collection that takes these kinds is called after. */
    private static Kind chief(Set<Kind> accepts) {
        return List.of(Kind.CONTACT, Kind.EVENT, Kind.TASK, Kind.NOTE, Kind.FILE).stream()
                .filter(accepts::contains)
                .findFirst()
                .orElseThrow();
    }
}
