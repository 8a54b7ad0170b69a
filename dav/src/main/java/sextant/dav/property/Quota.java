package sextant.dav.property;

import java.util.Optional;
import java.util.function.ToLongFunction;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Mailbox;
import sextant.wire.xml.Name;

/**
 * {@code DAV:quota-available-bytes} and {@code DAV:quota-used-bytes} (RFC 4331): of the account as a whole, for all of its
 * collections draw on one quota.
 */
record Quota(Name name, ToLongFunction<Mailbox.Room> value) implements Property {
    static Quota used() {
        return new Quota(Names.dav("quota-used-bytes"), Mailbox.Room::used);
    }

    static Quota available() {
        return new Quota(Names.dav("quota-available-bytes"), Mailbox.Room::left);
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource instanceof Resource.Home || resource instanceof Resource.Folder
                ? Optional.of(Contents.text(
                        name, Long.toString(value.applyAsLong(visit.mailbox().room()))))
                : Optional.empty();
    }
}
