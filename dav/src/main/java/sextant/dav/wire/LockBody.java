package sextant.dav.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * The body of a LOCK that asks for a new lock (RFC 4918 14.11).
 *
 * @param exclusive whether nobody else may have a lock beside it
 * @param owner the element {@code DAV:owner} as sent, by itself
 */
public record LockBody(boolean exclusive, Optional<String> owner) {
    private static final Name EXCLUSIVE = Names.dav("exclusive");
    private static final Name SHARED = Names.dav("shared");
    private static final Name WRITE = Names.dav("write");

    /**
     * Reads a body.
     *
     * @throws DavError if it asks for a lock of another sort
     */
    public static LockBody read(InputStream octets, DavLimits limits) throws IOException {
        return Bodies.read(octets, limits, LockBody::from);
    }

    private static LockBody from(XmlReader xml) throws IOException {
        xml.expect(Names.dav("lockinfo"));
        Optional<Name> scope = Optional.empty();
        Optional<Name> type = Optional.empty();
        Optional<String> owner = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            var name = xml.name();
            if (name.equals(Names.dav("lockscope"))) {
                scope = first(xml);
            } else if (name.equals(Names.dav("locktype"))) {
                type = first(xml);
            } else if (name.equals(Names.dav("owner"))) {
                owner = Optional.of(xml.fragment());
            }
        }
        if (scope.isEmpty() || type.isEmpty()) {
            throw DavError.of(400, "A lock has a scope and a type");
        }
        var known = scope.get().equals(EXCLUSIVE) || scope.get().equals(SHARED);
        if (!known || !type.get().equals(WRITE)) {
            throw DavError.of(422, "There are exclusive and shared write locks, and no others");
        }
        return new LockBody(scope.get().equals(EXCLUSIVE), owner);
    }

    private static Optional<Name> first(XmlReader xml) throws IOException {
        Optional<Name> first = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            first = first.or(() -> Optional.of(xml.name()));
        }
        return first;
    }
}
