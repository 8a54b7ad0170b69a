package sextant.dav.data;

import sextant.content.MalformedDocument;
import sextant.content.line.Tree;
import sextant.content.vcard.Conversion;
import sextant.content.vcard.VCardVersion;
import sextant.dav.wire.CardShape;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;

/** {@code address-data} (RFC 6352 10.4): in which version, and how much of it. */
final class Cards {
    private Cards() {}

    static byte[] in(CardShape shape, byte[] octets) {
        try {
            var version = VCardVersion.of(shape.version()).orElseThrow();
            var card = Conversion.to(version, octets);
            if (shape.lines().isEmpty()) {
                return card;
            }
            var tree = Tree.parse(card);
            tree.roots().forEach(root -> Parts.keepLines(root, shape.lines().get()));
            return tree.write();
        } catch (MalformedDocument unreadable) {
            throw DavError.of(403, Condition.SUPPORTED_ADDRESS_DATA_CONVERSION);
        }
    }
}
