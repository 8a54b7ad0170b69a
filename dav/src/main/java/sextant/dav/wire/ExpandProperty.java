package sextant.dav.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * The body of an expand-property report (RFC 3253 3.8), or what one of its properties asks of the resources it points at.
 */
public record ExpandProperty(List<Wanted> wanted) {
    public ExpandProperty {
        wanted = List.copyOf(wanted);
    }

    /** A property, and what is asked of the resources its hrefs name; nothing more is, if {@code of} is empty. */
    public record Wanted(Name name, ExpandProperty of) {}

    /**
     * Reads it from the element on which the reader stands.
     *
     * @throws MalformedXml if it asks for more than {@link PropertyRequest#MOST} properties in all
     */
    public static ExpandProperty read(XmlReader xml) throws IOException {
        return read(xml, new AtomicInteger());
    }

    private static ExpandProperty read(XmlReader xml, AtomicInteger count) throws IOException {
        var wanted = new ArrayList<Wanted>();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(Names.dav("property"))) {
                var local = xml.attribute("name")
                        .filter(text -> !text.isEmpty())
                        .orElseThrow(() -> new MalformedXml("a property has a name"));
                var name = new Name(xml.attribute("namespace").orElse(Names.DAV), local);
                if (count.incrementAndGet() > PropertyRequest.MOST) {
                    throw new MalformedXml("more than " + PropertyRequest.MOST + " properties");
                }
                wanted.add(new Wanted(name, read(xml, count)));
            }
        }
        return new ExpandProperty(wanted);
    }
}
