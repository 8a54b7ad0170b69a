package sextant.dav.property;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sextant.dav.lock.Lock;
import sextant.dav.lock.LockTable;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlWriter;

/** {@code DAV:lockdiscovery} (RFC 4918 15.8): the locks on a resource, of whichever root. */
public final class LockDiscovery implements Property {
    private static final Name NAME = Names.dav("lockdiscovery");

    LockDiscovery() {}

    @Override
    public Name name() {
        return NAME;
    }

    @Override
    public boolean inAllprop() {
        return true;
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        if (visit.locks().isEmpty()) {
            return SupportedLock.isLockable(resource) ? Optional.of(Contents.empty(NAME)) : Optional.empty();
        }
        return switch (resource) {
            case Resource.Folder folder -> of(visit.paths().of(folder.collection()), visit);
            case Resource.Member member -> of(visit.paths().of(member), visit);
            default -> Optional.empty();
        };
    }

    private static Optional<Content> of(List<String> path, Visit visit) {
        return Optional.of(of(visit.locks().covering(path), visit.locks()));
    }

    /** The element about these locks. */
    public static Content of(List<Lock> locks, LockTable table) {
        return xml -> {
            xml.start(NAME);
            for (var lock : locks) {
                write(lock, table.left(lock), xml);
            }
            xml.end();
        };
    }

    private static void write(Lock lock, long left, XmlWriter xml) throws IOException {
        xml.start(Names.dav("activelock"));
        SupportedLock.sort(lock.exclusive(), xml);
        xml.element(Names.dav("depth"), lock.deep() ? "infinity" : "0");
        if (lock.owner().isPresent()) {
            xml.fragment(lock.owner().get());
        }
        xml.element(Names.dav("timeout"), "Second-" + left);
        xml.start(Names.dav("locktoken")).element(Names.HREF, lock.token()).end();
        xml.start(Names.dav("lockroot")).element(Names.HREF, lock.href()).end();
        xml.end();
    }
}
