package sextant.dav.property;

import java.io.IOException;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlWriter;

/** {@code DAV:supported-privilege-set} (RFC 3744 5.3): which privileges there are, and which are parts of which. */
final class SupportedPrivilegeSet implements Property {
    private static final Name SUPPORTED = Names.dav("supported-privilege");
    private static final Name DESCRIPTION = Names.dav("description");

    @Override
    public Name name() {
        return Names.dav("supported-privilege-set");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return Optional.of(xml -> {
            xml.start(name());
            write(Privilege.supported(resource), xml);
            xml.end();
        });
    }

    private static void write(Privilege privilege, XmlWriter xml) throws IOException {
        xml.start(SUPPORTED).start(Privilege.ELEMENT).empty(privilege.name()).end();
        xml.start(DESCRIPTION)
                .attribute(Name.LANG, "en")
                .text(privilege.allows())
                .end();
        for (var part : privilege.parts()) {
            write(part, xml);
        }
        xml.end();
    }
}
