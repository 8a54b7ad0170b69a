package sextant.dav.property;

import java.io.IOException;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlWriter;

/** {@code DAV:supportedlock} (RFC 4918 15.10): exclusive and shared write locks on all that is stored. */
final class SupportedLock implements Property {
    @Override
    public Name name() {
        return Names.dav("supportedlock");
    }

    @Override
    public boolean inAllprop() {
        return true;
    }

    static boolean isLockable(Resource resource) {
        return resource instanceof Resource.Folder || resource instanceof Resource.Member;
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return isLockable(resource)
                ? Optional.of(xml -> {
                    xml.start(name());
                    for (var exclusive : new boolean[] {true, false}) {
                        xml.start(Names.dav("lockentry"));
                        sort(exclusive, xml);
                        xml.end();
                    }
                    xml.end();
                })
                : Optional.empty();
    }

    /** The two elements that say what sort of lock it is. */
    static void sort(boolean exclusive, XmlWriter xml) throws IOException {
        xml.start(Names.dav("lockscope"))
                .empty(Names.dav(exclusive ? "exclusive" : "shared"))
                .end();
        xml.start(Names.dav("locktype")).empty(Names.dav("write")).end();
    }
}
