package sextant.content.contact;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sextant.content.lens.Body;
import sextant.content.lens.Codecs;
import sextant.content.lens.Element;
import sextant.content.lens.Importance;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.ListLens;
import sextant.content.lens.Media;
import sextant.content.lens.Sensitivity;
import sextant.content.lens.Slot;
import sextant.content.lens.Spelling;
import sextant.content.lens.Types;
import sextant.content.line.Component;
import sextant.content.line.Property;

/** Notes, pictures, keys, marks, and what the card says of itself. */
public final class Card {
    private static final Body BODY = new Body("body / notes", "body / notes: HTML", "NOTE");
    private static final String OTHERS = "GEO, TZ, RELATED others, XML, SOURCE, CLIENTPIDMAP: ";

    public static final Lens<List<String>> CATEGORIES =
            ListLens.of("categories", "CATEGORIES", Element.text(), ListLens.Layout.COMMA);
    public static final Lens<String> NOTES = BODY.plain();
    public static final Lens<String> NOTES_HTML = BODY.html();
    public static final Lens<Media> PICTURE = media("picture", "PHOTO", "image");
    public static final Lens<Media> LOGO = media("logo, sound: logo", "LOGO", "image");
    public static final Lens<Media> SOUND = media("logo, sound: sound", "SOUND", "audio");

    /** The certificate alone; a PGP key in another KEY line is not touched. */
    public static final Lens<Media> CERTIFICATE = LineLens.of(
            "certificate (S/MIME)",
            Slot.of("certificate", Spelling.of("KEY").matching(Card::certificate)),
            Codecs.media("application"));

    public static final Lens<String> BUSINESS_CARD =
            LineLens.of("business card layout", Slot.sole("X-MS-OL-DESIGN"), Codecs.raw());
    public static final Lens<Media> BUSINESS_CARD_PICTURE = media("business card picture", "X-MS-CARDPICTURE", "image");
    public static final Lens<String> CONFERENCE_SERVERS = Names.text("conference servers", "X-MS-CONF-SERVERS");

    /** CLASS is a word of vCard 3.0 (RFC 2426 3.7.1) that 4.0 has dropped. */
    public static final Lens<Sensitivity> PRIVACY = LineLens.of(
                    "privacy", Slot.sole("X-CLASS").in3("CLASS"), Sensitivity.codec())
            .whenAbsent(Sensitivity.NORMAL);

    public static final Lens<Importance> IMPORTANCE = LineLens.of(
                    "importance", Slot.sole("X-PRIORITY"), Importance.codec())
            .whenAbsent(Importance.NORMAL);

    /** The fields of a message flag as JSON. */
    public static final Lens<String> FOLLOW_UP = Names.text("follow-up flag of a contact", "X-MS-FLAG");

    public static final Lens<String> GEO = LineLens.of(OTHERS + "GEO", Slot.of("geo", "GEO"), Codecs.raw());
    public static final Lens<String> TIME_ZONE = LineLens.of(OTHERS + "TZ", Slot.of("tz", "TZ"), Codecs.raw());
    public static final Lens<List<String>> RELATED = ListLens.of(
            OTHERS + "RELATED",
            Spelling.of("RELATED;TYPE=contact").matching(Card::otherRelated),
            Element.raw(),
            ListLens.Layout.LINE_EACH);
    public static final Lens<List<String>> XML =
            ListLens.of(OTHERS + "XML", "XML", Element.text(), ListLens.Layout.LINE_EACH);
    public static final Lens<List<String>> SOURCE =
            ListLens.of(OTHERS + "SOURCE", "SOURCE", Element.raw(), ListLens.Layout.LINE_EACH);
    public static final Lens<List<String>> CLIENT_PID_MAP =
            ListLens.of(OTHERS + "CLIENTPIDMAP", "CLIENTPIDMAP", Element.raw(), ListLens.Layout.LINE_EACH);

    public static final Lens<String> UID = Names.text("UID", "UID");
    public static final Lens<Instant> LAST_CHANGE = LineLens.of("last change", Slot.sole("REV"), Codecs.instant());
    public static final Lens<Instant> CREATED =
            LineLens.of("created", Slot.sole("CREATED").in3("X-CREATED"), Codecs.instant()); // RFC 9554 3.1
    public static final Lens<String> TEXT_DESCRIPTION = Names.text("text description bag", "X-SP-DESCRIPTION");

    /** {@code group} for a distribution list, absent or {@code individual} for a person. */
    public static final Lens<String> KIND = LineLens.of(
            "group (distribution list): kind", Slot.sole("KIND").in3("X-ADDRESSBOOKSERVER-KIND"), Codecs.text());

    /** The members of a distribution list as URIs. */
    public static final Lens<List<String>> MEMBERS = GroupMembers.lens("group (distribution list): members");

    public static final Lens<String> SHOW_AS = Names.text("show as company", "X-ABSHOWAS");
    public static final Lens<Boolean> WANTS_HTML =
            LineLens.of("wants HTML mail", Slot.sole("X-MOZILLA-HTML"), Codecs.bool());
    public static final Lens<String> FOLDER = Names.text("folder (Funambol)", "X-FUNAMBOL-FOLDER");

    /** Names of stored attachments: a vCard has no line for an attachment itself. */
    public static final Lens<List<String>> ATTACHMENTS =
            ListLens.of("attachments of a contact", "X-ATTACH-REF", Element.raw(), ListLens.Layout.LINE_EACH);

    static final List<Lens<?>> ALL = List.of(
            CATEGORIES,
            NOTES,
            NOTES_HTML,
            PICTURE,
            LOGO,
            SOUND,
            CERTIFICATE,
            BUSINESS_CARD,
            BUSINESS_CARD_PICTURE,
            CONFERENCE_SERVERS,
            PRIVACY,
            IMPORTANCE,
            FOLLOW_UP,
            GEO,
            TIME_ZONE,
            RELATED,
            XML,
            SOURCE,
            CLIENT_PID_MAP,
            UID,
            LAST_CHANGE,
            CREATED,
            TEXT_DESCRIPTION,
            KIND,
            MEMBERS,
            SHOW_AS,
            WANTS_HTML,
            FOLDER,
            ATTACHMENTS);

    private Card() {}

    private static Lens<Media> media(String field, String line, String family) {
        return LineLens.of(field, Slot.of(line.toLowerCase(Locale.ROOT), line), Codecs.media(family));
    }

    private static int certificate(Component card, Property line) {
        Set<String> types = Types.of(line);
        String mediaType =
                Codecs.media("application").read(line).map(Media::mediaType).orElse("");
        if (types.contains("PGP") || mediaType.contains("pgp")) {
            return 0;
        }
        return types.contains("X509") || mediaType.contains("pkix") || mediaType.contains("x509") ? 1 : 2;
    }

    // The spouse, the children and the assistant have fields of their own.
    private static int otherRelated(Component card, Property line) {
        for (String type : List.of("spouse", "child", "agent")) {
            if (Person.related(type).rank(card, line) > 0) {
                return 0;
            }
        }
        return 1;
    }
}
