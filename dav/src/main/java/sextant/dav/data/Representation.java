package sextant.dav.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.MalformedDocument;
import sextant.content.line.Tree;
import sextant.content.vcard.VCardVersion;
import sextant.content.zone.Zone;
import sextant.dav.resource.Resource;
import sextant.dav.wire.Accept;
import sextant.dav.wire.CalendarShape;
import sextant.dav.wire.CardShape;
import sextant.dav.wire.DataLimits;

/**
 * What a GET answers: the stored octets, unless the client asks for another version of vCard by {@code Accept} (RFC 6352
 * 5.1.1) or for a calendar without well-known zones by {@code CalDAV-Timezones} (RFC 7809 7.1).
 *
 * @param octets the body
 * @param contentType its media type
 * @param stored whether the octets are the stored ones, so that the entity tag is a strong one
 */
public record Representation(byte[] octets, String contentType, boolean stored) {
    private static final String CARD = "text/vcard";

    /**
     * Chooses.
     *
     * @param accept the fields {@code Accept}
     * @param withZones whether to keep the definitions of zones that everybody knows
     */
    public static Representation of(Resource.Member member, Document document, List<String> accept, boolean withZones)
            throws IOException {
        var octets = document.octets();
        var made = switch (member.item().format()) {
            case Format.ICALENDAR -> calendar(document, octets, withZones);
            case Format.VCARD -> card(octets, Accept.parse(accept));
            default -> octets;
        };
        return new Representation(made, member.contentType(), made == octets);
    }

    /** The header fields on which the choice hangs. */
    public static String vary(Resource.Member member) {
        return member.item().format() == Format.VCARD ? "Accept" : "CalDAV-Timezones";
    }

    /** The entity tag: if these are not the stored octets, it says no more than that they mean the same. */
    public String etag(Resource.Member member) {
        return stored ? member.etag() : "W/" + member.etag();
    }

    private static byte[] calendar(Document document, byte[] octets, boolean withZones) throws IOException {
        if (withZones) {
            return octets;
        }
        var made = Renderings.of(false, DataLimits.DEFAULT).calendar(document, CalendarShape.WHOLE, Zone.UTC);
        return Arrays.equals(made, octets) ? octets : made;
    }

    private static byte[] card(byte[] octets, Accept accept) throws IOException {
        try {
            var stored = VCardVersion.of(Tree.parse(octets).root());
            var best = stored;
            for (var version : List.of(VCardVersion.V3_0, VCardVersion.V4_0)) {
                if (accept.quality(CARD, version.text()) > accept.quality(CARD, best.text())) {
                    best = version;
                }
            }
            return best == stored ? octets : Cards.in(new CardShape(best.text(), Optional.empty()), octets);
        } catch (MalformedDocument unreadable) {
            throw new IOException("a stored card cannot be read", unreadable);
        }
    }
}
