package sextant.dav.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/** The bodies that change properties: of PROPPATCH (RFC 4918 14.19), MKCOL (RFC 5689 3) and MKCALENDAR (RFC 4791 5.3.1). */
public final class PropertyEdits {
    private static final Name SET = Names.dav("set");
    private static final Name REMOVE = Names.dav("remove");

    private PropertyEdits() {}

    /** The body of a PROPPATCH: its instructions, in order. */
    public static List<PropertyEdit> ofProppatch(InputStream octets, DavLimits limits) throws IOException {
        return read(octets, limits, Names.dav("propertyupdate"));
    }

    /** The body of a MKCOL. */
    public static List<PropertyEdit> ofMkcol(InputStream octets, DavLimits limits) throws IOException {
        return read(octets, limits, Names.dav("mkcol"));
    }

    /** The body of a MKCALENDAR. */
    public static List<PropertyEdit> ofMkcalendar(InputStream octets, DavLimits limits) throws IOException {
        return read(octets, limits, Names.caldav("mkcalendar"));
    }

    /** Whether they say what sort of collection is to be made. */
    public static boolean haveResourceType(List<PropertyEdit> edits) {
        return edits.stream().anyMatch(edit -> edit.name().equals(Names.RESOURCETYPE));
    }

    private static List<PropertyEdit> read(InputStream octets, DavLimits limits, Name root) throws IOException {
        return Bodies.read(octets, limits, xml -> {
            xml.expect(root);
            var edits = new ArrayList<PropertyEdit>();
            for (var children = xml.children(); children.next(); ) {
                var name = xml.name();
                if (name.equals(SET) || name.equals(REMOVE)) {
                    for (var inner = xml.children(); inner.next(); ) {
                        if (xml.name().equals(Names.PROP)) {
                            properties(xml, name.equals(SET), edits);
                        }
                    }
                }
            }
            return List.copyOf(edits);
        });
    }

    private static void properties(XmlReader xml, boolean set, List<PropertyEdit> edits) throws IOException {
        for (var properties = xml.children(); properties.next(); ) {
            var name = xml.name();
            edits.add(set ? new PropertyEdit.Set(name, xml.fragment()) : new PropertyEdit.Remove(name));
            if (edits.size() > PropertyRequest.MOST) {
                throw new MalformedXml("more than " + PropertyRequest.MOST + " properties");
            }
        }
    }
}
