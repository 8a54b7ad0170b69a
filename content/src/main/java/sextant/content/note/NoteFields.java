package sextant.content.note;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import sextant.content.Kind;
import sextant.content.event.Attachment;
import sextant.content.event.Raw;
import sextant.content.lens.Body;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Element;
import sextant.content.lens.FieldTable;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.ListLens;
import sextant.content.lens.Sensitivity;
import sextant.content.lens.Slot;
import sextant.content.lens.When;

/** All fields of a note. */
public final class NoteFields {
    private static final Body BODY = new Body("body (plain)", "body (HTML)", "DESCRIPTION");

    public static final Lens<String> SUBJECT = Raw.text("subject", "SUMMARY");

    /** Takes along a subject that is only its first line. */
    public static final Lens<String> DESCRIPTION = new NoteBodyLens(BODY.plain(), BODY.plain(), SUBJECT);

    public static final Lens<String> DESCRIPTION_HTML = new NoteBodyLens(BODY.html(), BODY.plain(), SUBJECT);
    public static final Lens<String> MESSAGE_CLASS =
            one("message class", "X-MS-MESSAGE-CLASS", Codecs.text()).whenAbsent("IPM.StickyNote");
    public static final Lens<Instant> LAST_MODIFIED = one("last modified", "LAST-MODIFIED", Codecs.instant());
    public static final Lens<Instant> CREATED = one("created: CREATED", "CREATED", Codecs.instant());

    /** The day or time the note is about; many notes have none. */
    public static final Lens<When> DATE = one("created: DTSTART", "DTSTART", Codecs.when());

    public static final Lens<Instant> STAMP = one("created: DTSTAMP", "DTSTAMP", Codecs.instant());
    public static final Lens<List<String>> CATEGORIES =
            ListLens.of("categories", "CATEGORIES", Element.text(), ListLens.Layout.COMMA);
    public static final Lens<NoteColor> COLOR = new ColorLens("colour");
    public static final Lens<String> GEOMETRY = Raw.value("size and position", "X-MS-NOTE-GEOMETRY");
    public static final Lens<Sensitivity> SENSITIVITY =
            one("classification", "CLASS", Sensitivity.codec()).whenAbsent(Sensitivity.NORMAL);
    public static final Lens<String> UID = Raw.text("UID", "UID");
    public static final Lens<NoteStatus> STATUS = one("status", "STATUS", Codecs.constants(NoteStatus.class));
    public static final Lens<List<Attachment>> ATTACHMENTS = Attachment.lens("attachments");
    public static final Lens<String> URL = one("URL, related: URL", "URL", Codecs.uri());
    public static final Lens<List<String>> RELATED = Raw.texts("URL, related: RELATED-TO", "RELATED-TO");

    /** Every field. */
    public static final FieldTable TABLE = new FieldTable(
            Kind.NOTE,
            List.of(
                    SUBJECT,
                    DESCRIPTION,
                    DESCRIPTION_HTML,
                    MESSAGE_CLASS,
                    LAST_MODIFIED,
                    CREATED,
                    DATE,
                    STAMP,
                    CATEGORIES,
                    COLOR,
                    GEOMETRY,
                    SENSITIVITY,
                    UID,
                    STATUS,
                    ATTACHMENTS,
                    URL,
                    RELATED),
            Map.of(),
            Map.of(
                    "folder", "a place, not content",
                    "read-only IMAP view", "another view of the note, not stored"));

    private NoteFields() {}

    private static <T> LineLens<T> one(String field, String line, Codec<T> codec) {
        return LineLens.of(field, Slot.sole(line), codec);
    }
}
