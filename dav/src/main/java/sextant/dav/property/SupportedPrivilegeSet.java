package sextant.dav.property;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlWriter;

/** {@code DAV:supported-privilege-set} (RFC 3744 5.3): which privileges there are, and which are parts of which. */
final class SupportedPrivilegeSet implements Property {
    private static final Name SUPPORTED = Names.dav("supported-privilege");
    private static final Name PRIVILEGE = Names.dav("privilege");
    private static final Name DESCRIPTION = Names.dav("description");

    /** A privilege, what it allows, and its parts. */
    private record Privilege(Name name, String allows, List<Privilege> parts) {}

    private static final Privilege FREE_BUSY =
            new Privilege(Names.caldav("read-free-busy"), "See when the owner is busy", List.of());
    private static final Privilege WRITE = new Privilege(
            Names.dav("write"),
            "Write",
            List.of(
                    new Privilege(Names.dav("write-properties"), "Set properties", List.of()),
                    new Privilege(Names.dav("write-content"), "Change members", List.of()),
                    new Privilege(Names.dav("bind"), "Add members", List.of()),
                    new Privilege(Names.dav("unbind"), "Remove members", List.of())));
    private static final Privilege OWN_PRIVILEGES =
            new Privilege(Names.dav("read-current-user-privilege-set"), "See one's own privileges", List.of());

    @Override
    public Name name() {
        return Names.dav("supported-privilege-set");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        var all = all(resource.isStoredOn(Shelf.CALENDARS));
        return Optional.of(xml -> {
            xml.start(name());
            write(all, xml);
            xml.end();
        });
    }

    private static Privilege all(boolean calendar) {
        var read = new Privilege(Names.dav("read"), "Read", calendar ? List.of(FREE_BUSY) : List.of());
        return new Privilege(Names.dav("all"), "Everything", List.of(read, WRITE, OWN_PRIVILEGES));
    }

    private static void write(Privilege privilege, XmlWriter xml) throws IOException {
        xml.start(SUPPORTED).start(PRIVILEGE).empty(privilege.name()).end();
        xml.start(DESCRIPTION)
                .attribute(Name.LANG, "en")
                .text(privilege.allows())
                .end();
        for (var part : privilege.parts()) {
            write(part, xml);
        }
        xml.end();
    }
}
