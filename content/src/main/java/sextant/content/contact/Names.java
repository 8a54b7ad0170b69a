package sextant.content.contact;

import java.util.List;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Element;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.ListLens;
import sextant.content.lens.Slot;

/** What a person is called. */
public final class Names {
    private static final Slot N = Slot.sole("N");

    public static final Lens<String> GIVEN_NAME = name("given name", 1);
    public static final Lens<String> FAMILY_NAME = name("family name", 0);
    public static final Lens<String> MIDDLE_NAME = name("middle name", 2);
    public static final Lens<String> NAME_PREFIX = name("name prefix (Dr.)", 3);
    public static final Lens<String> NAME_SUFFIX = name("name suffix (Jr.)", 4);
    public static final Lens<String> INITIALS = text("initials", "X-INITIALS");

    /** A field of its own; {@link FormattedName} says when it follows the names. */
    public static final Lens<String> FULL_NAME =
            LineLens.of("full / display name", Slot.sole("FN"), Codecs.requiredText());

    /** Empty in most documents; {@link FileAs} derives what peers show then. */
    public static final Lens<String> FILE_AS = text("file as (sort text)", "X-EVOLUTION-FILE-AS");

    public static final Lens<FileAs.Rule> FILE_AS_RULE =
            LineLens.of("file-as rule", Slot.sole("X-MS-FILE-AS-MAPPING"), FileAs.Rule.codec());
    public static final Lens<List<String>> NICKNAMES =
            ListLens.of("nickname", "NICKNAME", Element.text(), ListLens.Layout.COMMA);
    public static final Lens<String> PHONETIC_GIVEN_NAME = text("phonetic given name", "X-PHONETIC-FIRST-NAME");
    public static final Lens<String> PHONETIC_FAMILY_NAME = text("phonetic family name", "X-PHONETIC-LAST-NAME");
    public static final Lens<String> PHONETIC_COMPANY = text("phonetic company", "X-PHONETIC-ORG");
    public static final Lens<String> PHONETIC_MIDDLE_NAME = text("phonetic middle name", "X-PHONETIC-MIDDLE-NAME");
    public static final Lens<String> MAIDEN_NAME = text("maiden name", "X-MAIDENNAME");

    static final List<Lens<?>> ALL = List.of(
            GIVEN_NAME,
            FAMILY_NAME,
            MIDDLE_NAME,
            NAME_PREFIX,
            NAME_SUFFIX,
            INITIALS,
            FULL_NAME,
            FILE_AS,
            FILE_AS_RULE,
            NICKNAMES,
            PHONETIC_GIVEN_NAME,
            PHONETIC_FAMILY_NAME,
            PHONETIC_COMPANY,
            PHONETIC_MIDDLE_NAME,
            MAIDEN_NAME);

    private Names() {}

    // RFC 6350 6.2.2: five components, each may be a comma list, which reads with spaces
    private static Lens<String> name(String field, int index) {
        return LineLens.of(field, N, Codecs.requiredComponent(index, 5, " "));
    }

    static Lens<String> text(String field, String line) {
        Codec<String> text = Codecs.text();
        return LineLens.of(field, Slot.sole(line), text);
    }
}
