package sextant.dav.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/** Which properties a PROPFIND or a report asks for (RFC 4918 14.20). */
public sealed interface PropertyRequest {
    /** More than any client asks for at once. */
    int MOST = 500;

    /** Those of RFC 4918 and all stored ones, and these besides. */
    record All(List<Name> include) implements PropertyRequest {
        public All {
            include = List.copyOf(include);
        }
    }

    /** The names of all there are. */
    record NamesOnly() implements PropertyRequest {}

    /**
     * These.
     *
     * @param shapes in which shape documents are wanted, if they are among them
     */
    record Some(List<Name> names, Shapes shapes) implements PropertyRequest {
        public Some {
            names = List.copyOf(names);
        }

        public Some(List<Name> names) {
            this(names, Shapes.WHOLE);
        }
    }

    /** In which shape documents are wanted. */
    default Shapes shapes() {
        return this instanceof Some some ? some.shapes() : Shapes.WHOLE;
    }

    /** The names that are asked for one by one. */
    default List<Name> named() {
        return switch (this) {
            case All all -> all.include();
            case NamesOnly names -> List.of();
            case Some some -> some.names();
        };
    }

    /** Whether any property of CalDAV is asked for. */
    default boolean asksForCalendars() {
        return named().stream().anyMatch(name -> name.namespace().equals(Names.CALDAV));
    }

    /** Whether any property of CardDAV is asked for. */
    default boolean asksForAddressBooks() {
        return named().stream().anyMatch(name -> name.namespace().equals(Names.CARDDAV));
    }

    /** The body of a PROPFIND; without a body it asks for all. */
    static PropertyRequest ofPropfind(InputStream octets, DavLimits limits) throws IOException {
        var peeking = new PushbackInputStream(octets);
        var first = peeking.read();
        if (first < 0) {
            return new All(List.of());
        }
        peeking.unread(first);
        return Bodies.read(peeking, limits, xml -> {
            xml.expect(Names.dav("propfind"));
            Optional<PropertyRequest> request = Optional.empty();
            for (var children = xml.children(); children.next(); ) {
                request = merged(request, xml);
            }
            return request.orElseThrow(() -> new MalformedXml("a propfind holds one of prop, allprop and propname"));
        });
    }

    /**
     * Takes in the element the reader stands on, if it says which properties are asked for.
     *
     * @param before what was said so far
     */
    static Optional<PropertyRequest> merged(Optional<PropertyRequest> before, XmlReader xml) throws IOException {
        if (!xml.name().namespace().equals(Names.DAV)) {
            return before;
        }
        return switch (xml.name().local()) {
            case "allprop" ->
                Optional.of(new All(before.map(PropertyRequest::named).orElse(List.of())));
            case "propname" -> Optional.of(new NamesOnly());
            case "include" -> Optional.of(new All(names(xml)));
            case "prop" -> Optional.of(some(xml));
            default -> before;
        };
    }

    private static Some some(XmlReader xml) throws IOException {
        var calendar = CalendarShape.WHOLE;
        var card = CardShape.WHOLE;
        Set<Name> names = new LinkedHashSet<>();
        for (var children = xml.children(); children.next(); ) {
            var name = xml.name();
            demandRoom(names, name);
            if (name.equals(Names.CALENDAR_DATA)) {
                calendar = CalendarShape.read(xml);
            } else if (name.equals(Names.ADDRESS_DATA)) {
                card = CardShape.read(xml);
            }
        }
        return new Some(List.copyOf(names), new Shapes(calendar, card));
    }

    private static void demandRoom(Set<Name> names, Name name) throws MalformedXml {
        names.add(name);
        if (names.size() > MOST) {
            throw new MalformedXml("more than " + MOST + " properties");
        }
    }

    private static List<Name> names(XmlReader xml) throws IOException {
        Set<Name> names = new LinkedHashSet<>();
        for (var children = xml.children(); children.next(); ) {
            demandRoom(names, xml.name());
        }
        return List.copyOf(names);
    }
}
