package sextant.dav.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.mailbox.Properties;
import sextant.wire.xml.Name;

/**
 * Properties this server does not understand and keeps: each under the key <code>{namespace}local</code> among the
 * properties of its collection or item, as the XML of its whole element (RFC 4918 4.3). The braces are always there, so
 * that no such key is ever one of the mailbox's own.
 */
public final class DeadProperties {
    private DeadProperties() {}

    static String key(Name name) {
        return "{" + name.namespace() + "}" + name.local();
    }

    static Optional<Properties> store(Resource resource) {
        return switch (resource) {
            case Resource.Folder folder -> Optional.of(folder.collection().properties());
            case Resource.Member member -> Optional.of(member.item().properties());
            default -> Optional.empty();
        };
    }

    /** The XML of a property's element. */
    static Optional<String> get(Resource resource, Name name) {
        return store(resource).flatMap(properties -> properties.get(key(name)));
    }

    /** The names of all that are stored on a resource. */
    static List<Name> names(Resource resource) {
        var names = new ArrayList<Name>();
        for (var key : store(resource).orElse(Properties.NONE).values().keySet()) {
            if (key.startsWith("{") && key.indexOf('}') < key.length() - 1) {
                names.add(Name.parse(key));
            }
        }
        return names;
    }
}
