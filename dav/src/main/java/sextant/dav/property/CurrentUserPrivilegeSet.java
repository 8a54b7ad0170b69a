package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/**
 * {@code DAV:current-user-privilege-set} (RFC 3744 5.4). Apple's clients show a collection as read-only unless the parts of
 * {@code write} are listed one by one.
 */
final class CurrentUserPrivilegeSet implements Property {
    private static final Name PRIVILEGE = Names.dav("privilege");
    private static final List<Name> READ = List.of(Names.dav("read"), Names.dav("read-current-user-privilege-set"));
    private static final List<Name> HOME = List.of(
            Names.dav("read"), Names.dav("read-current-user-privilege-set"), Names.dav("bind"), Names.dav("unbind"));
    private static final List<Name> WRITE = List.of(
            Names.dav("read"),
            Names.dav("read-current-user-privilege-set"),
            Names.dav("write"),
            Names.dav("write-properties"),
            Names.dav("write-content"),
            Names.dav("bind"),
            Names.dav("unbind"));
    private static final List<Name> CALENDAR = List.of(
            Names.dav("read"),
            Names.caldav("read-free-busy"),
            Names.dav("read-current-user-privilege-set"),
            Names.dav("write"),
            Names.dav("write-properties"),
            Names.dav("write-content"),
            Names.dav("bind"),
            Names.dav("unbind"));

    @Override
    public Name name() {
        return Names.dav("current-user-privilege-set");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return Optional.of(Contents.wrapped(name(), PRIVILEGE, granted(resource)));
    }

    private static List<Name> granted(Resource resource) {
        return switch (resource) {
            case Resource.Home home -> HOME;
            case Resource.Folder folder -> folder.collection().shelf() == Shelf.CALENDARS ? CALENDAR : WRITE;
            case Resource.Member member -> member.collection().shelf() == Shelf.CALENDARS ? CALENDAR : WRITE;
            default -> READ;
        };
    }
}
