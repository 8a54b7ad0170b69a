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
import sextant.mailbox.Mailbox;

/**
 * What a GET answers in place of the stored octets, if the client asks for another version of vCard by {@code Accept} (RFC
 * 6352 5.1.1) or for a calendar without well-known zones by {@code CalDAV-Timezones} (RFC 7809 7.1).
 */
public final class Representation {
    private static final String CARD = "text/vcard";

    private Representation() {}

    /**
     * The document in the words that the client asks for; empty if those are the stored ones.
     *
     * @param accept the fields {@code Accept}
     * @param withZones whether to keep the definitions of zones that everybody knows
     */
    public static Optional<Document> of(Resource.Member member, Mailbox mailbox, List<String> accept, boolean withZones)
            throws IOException {
        return switch (member.item().format()) {
            case Format.ICALENDAR -> withZones ? Optional.empty() : withoutZones(mailbox.read(member.item()));
            case Format.VCARD -> {
                var likes = Accept.parse(accept);
                yield likes.ranges().isEmpty() ? Optional.empty() : card(mailbox.read(member.item()), likes);
            }
            default -> Optional.empty();
        };
    }

    /** The header field on which the choice hangs. */
    public static Optional<String> vary(Resource.Member member) {
        return switch (member.item().format()) {
            case Format.ICALENDAR -> Optional.of("CalDAV-Timezones");
            case Format.VCARD -> Optional.of("Accept");
            default -> Optional.empty();
        };
    }

    private static Optional<Document> withoutZones(Document document) throws IOException {
        var octets = Renderings.of(false, DataLimits.DEFAULT).calendar(document, CalendarShape.WHOLE, Zone.UTC);
        return Optional.of(Document.of(document.format(), octets))
                .filter(made -> !made.hash().equals(document.hash()));
    }

    private static Optional<Document> card(Document document, Accept accept) throws IOException {
        var octets = document.octets();
        try {
            var stored = VCardVersion.of(Tree.parse(octets).root());
            var best = stored;
            for (var version : List.of(VCardVersion.V3_0, VCardVersion.V4_0)) {
                if (accept.quality(CARD, version.text()) > accept.quality(CARD, best.text())) {
                    best = version;
                }
            }
            return best == stored
                    ? Optional.empty()
                    : Optional.of(Document.of(
                            document.format(), Cards.in(new CardShape(best.text(), Optional.empty()), octets)));
        } catch (MalformedDocument unreadable) {
            throw new IOException("a stored card cannot be read", unreadable);
        }
    }
}
