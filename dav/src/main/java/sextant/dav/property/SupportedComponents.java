package sextant.dav.property;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.content.Kind;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Condition;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/** {@code supported-calendar-component-set} (RFC 4791 5.2.3): settable while the calendar is made, fixed from then on. */
final class SupportedComponents implements Property.Settable {
    private static final Map<String, Kind> KINDS =
            Map.of("VEVENT", Kind.EVENT, "VTODO", Kind.TASK, "VJOURNAL", Kind.NOTE);
    private static final List<String> ORDER = List.of("VEVENT", "VTODO", "VJOURNAL");

    @Override
    public Name name() {
        return Names.SUPPORTED_COMPONENTS;
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource instanceof Resource.Folder folder && folder.collection().shelf() == Shelf.CALENDARS
                ? Optional.of(content(folder.collection().accepts()))
                : Optional.empty();
    }

    private Content content(Set<Kind> accepted) {
        return xml -> {
            xml.start(name());
            for (var component : ORDER) {
                if (accepted.contains(KINDS.get(component))) {
                    xml.start(Names.COMP).attribute("name", component).end();
                }
            }
            xml.end();
        };
    }

    @Override
    public void set(String value, Draft draft) throws Rejected {
        if (draft.creating().orElseThrow(Protected::rejected) != Shelf.CALENDARS) {
            throw Protected.rejected();
        }
        var kinds = EnumSet.noneOf(Kind.class);
        for (var component : Values.attributes(value, Names.COMP, "name")) {
            var kind = KINDS.get(component.toUpperCase(Locale.ROOT));
            if (kind != null) {
                kinds.add(kind);
            }
        }
        if (kinds.isEmpty()) {
            throw new Rejected(403, Condition.SUPPORTED_CALENDAR_COMPONENT);
        }
        draft.accept(kinds);
    }

    @Override
    public void remove(Draft draft) throws Rejected {
        throw Protected.rejected();
    }
}
