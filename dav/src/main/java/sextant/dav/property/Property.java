package sextant.dav.property;

import java.io.IOException;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Shapes;
import sextant.wire.xml.Name;

/** A live property: one that this server computes, or checks when it is set. */
public interface Property {
    Name name();

    /**
     * What it says on a resource.
     *
     * @return what writes its element; empty if the resource does not have it
     * @throws IOException if what it says cannot be read
     */
    Optional<Content> get(Resource resource, Visit visit) throws IOException;

    /** The same, where a report may want it in some shape. */
    default Optional<Content> get(Resource resource, Visit visit, Shapes shapes) throws IOException {
        return get(resource, visit);
    }

    /** Whether an {@code allprop} asks for it: so it is for those of RFC 4918 and for no other. */
    default boolean inAllprop() {
        return false;
    }

    /** A property that can be set on a calendar or address book. */
    interface Settable extends Property {
        /**
         * Sets it.
         *
         * @throws Rejected if it cannot be set to that
         */
        void set(String value, Draft draft) throws Rejected;

        /**
         * Takes it away.
         *
         * @throws Rejected if it cannot be without
         */
        void remove(Draft draft) throws Rejected;
    }
}
