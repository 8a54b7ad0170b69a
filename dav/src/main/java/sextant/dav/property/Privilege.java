package sextant.dav.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sextant.dav.resource.Resource;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/**
 * A privilege (RFC 3744 3): there is one tree of them, and one table of which are granted on what. What the table lists is
 * honoured, and what it leaves out is refused. That one calendar or address book of each sort is there to stay is no matter
 * of privileges: of the others in the same home {@code unbind} takes away any.
 *
 * @param allows what it allows, for people
 * @param parts what it is made of, if it is granted only together with those
 */
record Privilege(Name name, String allows, List<Privilege> parts) {
    /** The element around each name. */
    static final Name ELEMENT = Names.dav("privilege");

    Privilege {
        parts = List.copyOf(parts);
    }

    private static final Privilege FREE_BUSY = leaf(Names.caldav("read-free-busy"), "See when the owner is busy");
    // RFC 3744 3.12: write has at least these
    private static final Privilege WRITE = new Privilege(
            Names.dav("write"),
            "Write",
            List.of(
                    leaf(Names.dav("write-properties"), "Set properties"),
                    leaf(Names.dav("write-content"), "Change members"),
                    leaf(Names.dav("bind"), "Add members"),
                    leaf(Names.dav("unbind"), "Remove members")));
    private static final Privilege READ_ACL = leaf(Names.dav("read-acl"), "See who may do what");
    private static final Privilege READ_OWN =
            leaf(Names.dav("read-current-user-privilege-set"), "See one's own privileges");
    private static final Privilege ALL = all(List.of());
    private static final Privilege ALL_OF_CALENDARS = all(List.of(FREE_BUSY));

    private static final Set<String> LEADING = Set.of("read", "read-acl", "read-current-user-privilege-set");
    private static final Set<String> HOME =
            Set.of("read", "read-acl", "read-current-user-privilege-set", "write-properties", "bind", "unbind");

    private static Privilege leaf(Name name, String allows) {
        return new Privilege(name, allows, List.of());
    }

    private static Privilege all(List<Privilege> read) {
        return new Privilege(
                Names.dav("all"),
                "Everything",
                List.of(new Privilege(Names.dav("read"), "Read", read), WRITE, READ_ACL, READ_OWN));
    }

    /** The tree of those that a resource knows. */
    static Privilege supported(Resource resource) {
        return resource.isStoredOn(Shelf.CALENDARS) ? ALL_OF_CALENDARS : ALL;
    }

    /** All that the caller has on a resource, with their parts. */
    static List<Name> granted(Resource resource) {
        var granted = new ArrayList<Name>();
        supported(resource).collect(resource, false, granted);
        return granted;
    }

    /** The fewest that say the same. */
    static List<Name> highest(Resource resource) {
        var granted = new ArrayList<Name>();
        supported(resource).collect(resource, true, granted);
        return granted;
    }

    private void collect(Resource resource, boolean highest, List<Name> into) {
        var whole = isGranted(resource);
        if (whole) {
            into.add(name);
        }
        if (!whole || !highest) {
            parts.forEach(part -> part.collect(resource, highest, into));
        }
    }

    private boolean isGranted(Resource resource) {
        return switch (resource) {
            case Resource.Folder folder -> true;
            case Resource.Member member -> true;
            case Resource.Home home -> isAmong(HOME);
            default -> isAmong(LEADING);
        };
    }

    private boolean isAmong(Set<String> leaves) {
        return parts.isEmpty() ? leaves.contains(name.local()) : parts.stream().allMatch(part -> part.isAmong(leaves));
    }
}
