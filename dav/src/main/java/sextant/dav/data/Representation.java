package sextant.dav.data;

import java.io.IOException;
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
 * @param body what to answer with
 * @param stored whether it is the stored document, so that its entity tag is a strong one
 */
public record Representation(Document body, boolean stored) {
    private static final String CARD = "text/vcard";

    /**
     * Chooses.
     *
     * @param accept the fields {@code Accept}
     * @param withZones whether to keep the definitions of zones that everybody knows
     */
    public static Representation of(Resource.Member member, Document document, List<String> accept, boolean withZones)
            throws IOException {
        return switch (member.item().format()) {
            case Format.ICALENDAR -> calendar(document, withZones);
            case Format.VCARD -> card(document, Accept.parse(accept));
            default -> new Representation(document, true);
        };
    }

    /** The header fields on which the choice hangs. */
    public static String vary(Resource.Member member) {
        return member.item().format() == Format.VCARD ? "Accept" : "CalDAV-Timezones";
    }

    /** The entity tag: if this is not the stored document, it says no more than that it means the same. */
    public String etag(Resource.Member member) {
        return stored ? member.etag() : "W/" + member.etag();
    }

    private static Representation calendar(Document document, boolean withZones) throws IOException {
        if (withZones) {
            return new Representation(document, true);
        }
        var octets = Renderings.of(false, DataLimits.DEFAULT).calendar(document, CalendarShape.WHOLE, Zone.UTC);
        var made = Document.of(document.format(), octets);
        return new Representation(made, made.hash().equals(document.hash()));
    }

    private static Representation card(Document document, Accept accept) throws IOException {
        if (accept.ranges().isEmpty()) {
            return new Representation(document, true);
        }
        VCardVersion best;
        try {
            var stored = VCardVersion.of(Tree.parse(document.octets()).root());
            best = stored;
            for (var version : List.of(VCardVersion.V3_0, VCardVersion.V4_0)) {
                if (accept.quality(CARD, version.text()) > accept.quality(CARD, best.text())) {
                    best = version;
                }
            }
            if (best == stored) {
                return new Representation(document, true);
            }
        } catch (MalformedDocument unreadable) {
            throw new IOException("a stored card cannot be read", unreadable);
        }
        var octets = Cards.in(new CardShape(best.text(), Optional.empty()), document.octets());
        return new Representation(Document.of(document.format(), octets), false);
    }
}
