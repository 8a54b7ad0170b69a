package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/**
 * {@code supported-address-data} (RFC 6352 6.2.2). Either version is stored as it comes, and a report gives every card in the
 * version it asks for: 3.0 if it does not say, so that clients which read nothing else can read all cards.
 */
final class SupportedAddressData implements Property {
    private static final Name TYPE = Names.carddav("address-data-type");
    private static final List<String> VERSIONS = List.of("3.0", "4.0");

    @Override
    public Name name() {
        return Names.carddav("supported-address-data");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        if (!resource.isFolderOn(Shelf.ADDRESS_BOOKS)) {
            return Optional.empty();
        }
        return Optional.of(xml -> {
            xml.start(name());
            for (var version : VERSIONS) {
                xml.start(TYPE)
                        .attribute("content-type", "text/vcard")
                        .attribute("version", version)
                        .end();
            }
            xml.end();
        });
    }
}
