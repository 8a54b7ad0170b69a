package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Condition;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/** {@code DAV:resourcetype} (RFC 4918 15.9): what tells a client a calendar from an address book. */
final class ResourceType implements Property.Settable {
    private static final Name PRINCIPAL = Names.dav("principal");

    @Override
    public Name name() {
        return Names.RESOURCETYPE;
    }

    @Override
    public boolean inAllprop() {
        return true;
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return Optional.of(Contents.flags(name(), types(resource)));
    }

    private static List<Name> types(Resource resource) {
        return switch (resource) {
            case Resource.Member member -> List.of();
            case Resource.Principal principal -> List.of(Names.COLLECTION, PRINCIPAL);
            case Resource.Delegates delegates ->
                List.of(
                        Names.COLLECTION,
                        PRINCIPAL,
                        Names.calendarserver(delegates.of().segment()));
            case Resource.Folder folder -> types(folder.collection().shelf());
            default -> List.of(Names.COLLECTION);
        };
    }

    private static List<Name> types(Shelf shelf) {
        return switch (shelf) {
            case CALENDARS -> List.of(Names.COLLECTION, Names.CALENDAR);
            case ADDRESS_BOOKS -> List.of(Names.COLLECTION, Names.ADDRESSBOOK);
            case FILES, FOLDERS -> List.of(Names.COLLECTION);
        };
    }

    /** Only while a collection is made, and only to what belongs on its shelf (RFC 5689 3.1). */
    @Override
    public void set(String value, Draft draft) throws Rejected {
        var shelf = draft.creating().orElseThrow(Protected::rejected);
        var wanted = Set.copyOf(Values.children(value));
        if (!wanted.containsAll(types(shelf)) || (shelf == Shelf.FILES && wanted.size() > 1)) {
            throw new Rejected(403, Condition.VALID_RESOURCETYPE);
        }
    }

    @Override
    public void remove(Draft draft) throws Rejected {
        throw Protected.rejected();
    }
}
