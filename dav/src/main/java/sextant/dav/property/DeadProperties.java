package sextant.dav.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.mailbox.Collection;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;
import sextant.wire.xml.Name;

/**
 * Properties this server does not understand and keeps: each under the key <code>{namespace}local</code> among the
 * properties of its collection or item, as the XML of its whole element (RFC 4918 4.3). The braces are always there, so
 * that no such key is ever one of the mailbox's own. A home is no collection of the mailbox: what is set on it (Apple's
 * clients keep their default alarms and the owner's own card there) is kept with the collection it always holds, each key
 * with {@value #OF_HOME} before it.
 */
public final class DeadProperties {
    /** Stands before the keys of a home's properties. */
    static final String OF_HOME = "home ";

    private DeadProperties() {}

    static String key(Name name) {
        return "{" + name.namespace() + "}" + name.local();
    }

    /** The collection that keeps the properties of a home. */
    public static Optional<Collection> keeper(Resource.Home home, Visit visit) {
        Optional<Role> role = switch (home.of()) {
            case CALENDARS -> Optional.of(Role.CALENDAR);
            case ADDRESS_BOOKS -> Optional.of(Role.CONTACTS);
            default -> Optional.empty();
        };
        return role.map(visit.mailbox()::collection);
    }

    private static Properties store(Resource resource, Visit visit) {
        return resource instanceof Resource.Home home
                ? keeper(home, visit).map(Collection::properties).orElse(Properties.NONE)
                : own(resource);
    }

    private static Properties own(Resource resource) {
        return switch (resource) {
            case Resource.Folder folder -> folder.collection().properties();
            case Resource.Member member -> member.item().properties();
            default -> Properties.NONE;
        };
    }

    private static String prefix(Resource resource) {
        return resource instanceof Resource.Home ? OF_HOME : "";
    }

    /** The XML of a property's element on a collection or item. */
    static Optional<String> get(Resource resource, Name name) {
        return own(resource).get(key(name));
    }

    /** The XML of a property's element, on a home too. */
    static Optional<String> get(Resource resource, Name name, Visit visit) {
        return store(resource, visit).get(prefix(resource) + key(name));
    }

    /** The names of all that are stored on a resource. */
    static List<Name> names(Resource resource, Visit visit) {
        var prefix = prefix(resource);
        var names = new ArrayList<Name>();
        for (var stored : store(resource, visit).values().keySet()) {
            var key = stored.startsWith(prefix) ? stored.substring(prefix.length()) : "";
            if (key.startsWith("{") && key.indexOf('}') < key.length() - 1) {
                names.add(Name.parse(key));
            }
        }
        return names;
    }
}
