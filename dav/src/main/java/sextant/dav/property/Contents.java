package sextant.dav.property;

import java.util.List;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** The shapes that the elements of properties have. */
final class Contents {
    private Contents() {}

    static Content empty(Name name) {
        return xml -> xml.empty(name);
    }

    static Content text(Name name, String text) {
        return xml -> xml.element(name, text);
    }

    static Content hrefs(Name name, List<String> hrefs) {
        return xml -> {
            xml.start(name);
            for (var href : hrefs) {
                xml.element(Names.HREF, href);
            }
            xml.end();
        };
    }

    /** Empty elements in it. */
    static Content flags(Name name, List<Name> flags) {
        return xml -> {
            xml.start(name);
            for (var flag : flags) {
                xml.empty(flag);
            }
            xml.end();
        };
    }

    /** Elements of one name, each with one empty element in it. */
    static Content wrapped(Name name, Name wrapper, List<Name> flags) {
        return xml -> {
            xml.start(name);
            for (var flag : flags) {
                xml.start(wrapper).empty(flag).end();
            }
            xml.end();
        };
    }

    static Content fragment(String stored) {
        return xml -> xml.fragment(stored);
    }
}
