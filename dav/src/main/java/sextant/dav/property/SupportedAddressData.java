package sextant.dav.property;

import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/**
 * {@code supported-address-data} (RFC 6352 6.2.2). Only version 3.0 is named, though 4.0 is stored just as well: a client
 * that may choose would write 4.0, and those that read nothing but 3.0 could not read that.
 */
final class SupportedAddressData implements Property {
    private static final Name TYPE = Names.carddav("address-data-type");

    @Override
    public Name name() {
        return Names.carddav("supported-address-data");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource.isFolderOn(Shelf.ADDRESS_BOOKS)
                ? Optional.of(xml -> xml.start(name())
                        .start(TYPE)
                        .attribute("content-type", "text/vcard")
                        .attribute("version", "3.0")
                        .end()
                        .end())
                : Optional.empty();
    }
}
