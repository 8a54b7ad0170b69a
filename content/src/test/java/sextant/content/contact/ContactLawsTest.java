package sextant.content.contact;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sextant.content.MalformedDocument;
import sextant.content.lens.FieldLaws;
import sextant.content.lens.FieldRows;
import sextant.content.lens.Lens;
import sextant.content.lens.Media;
import sextant.content.lens.Samples;
import sextant.content.line.Component;
import sextant.content.line.Tree;

class ContactLawsTest {
    // Fields that live on another's line or say the same in another way.
    private static final List<Set<String>> COUPLED = List.of(
            Set.of("e-mail 1", "e-mail address type: 1"),
            Set.of("e-mail 2", "e-mail address type: 2"),
            Set.of("e-mail 3", "e-mail address type: 3"),
            Set.of("business address", "which address"),
            Set.of("home address", "which address"),
            Set.of("other address", "which address"),
            Set.of("body / notes"));

    private final FieldLaws laws =
            new FieldLaws(ContactFields.TABLE, RandomCard::of, ContactLawsTest::card, ContactLawsTest::sample, COUPLED);

    private static Component card(Tree tree) {
        try {
            return tree.root();
        } catch (MalformedDocument e) {
            throw new AssertionError(e);
        }
    }

    static Object sample(Lens<?> lens, SplittableRandom random) {
        String field = lens.field();
        if (lens.type() == Media.class) {
            return field.equals("logo, sound: sound")
                    ? Samples.media(random, "audio/ogg", "audio/basic")
                    : field.startsWith("certificate")
                            ? Samples.media(random, "application/pkix-cert")
                            : Samples.media(random, "image/jpeg", "image/png", "image/svg+xml");
        }
        if ((field.contains("display name") && field.startsWith("e-mail")) || field.startsWith("e-mail address type")) {
            return Samples.parameter(random);
        }
        if (Set.of("FTP site", "business web page", "personal web page", "free/busy URL", "calendar URL")
                        .contains(field)
                || field.startsWith("contact web page")
                || field.contains(": GEO")
                || field.contains(": TZ")
                || field.equals("business card layout")) {
            return Samples.uri(random);
        }
        if (field.equals("other URLs")
                || field.endsWith("members")
                || field.contains(": RELATED")
                || field.contains(": SOURCE")
                || field.contains(": CLIENTPIDMAP")
                || field.startsWith("attachments")) {
            return Samples.uris(random);
        }
        return switch (field) {
            case "other dates" ->
                Stream.generate(() -> new LabelledDate(Samples.text(random), Samples.date(random)))
                        .limit(1 + random.nextInt(3))
                        .toList();
            case "addresses beyond three" ->
                List.of(new PostalAddress(
                        "", Samples.text(random), Samples.text(random), "Bergen", "", "5003", Samples.text(random)));
            case "body / notes: HTML" -> "<p>Some <b>HTML</b> &amp; more<br>" + random.nextInt(100) + "</p>";
            default -> Samples.of(lens, random).orElseThrow(() -> new AssertionError(field));
        };
    }

    @Test
    void everyFieldHasALensOrAReason() {
        FieldRows.assertCovered("contacts", ContactFields.TABLE);
    }

    @Test
    void settingWhatIsThereChangesNothing() {
        laws.settingWhatIsThereChangesNothing(100);
    }

    @Test
    void whatIsSetIsReadBack() {
        laws.whatIsSetIsReadBack(60);
    }

    @Test
    void whatIsClearedIsAbsent() {
        laws.whatIsClearedIsAbsent(60);
    }

    @Test
    void settingAndClearingLeavesNoTrace() {
        // HTML leaves its plain text, a unit has moved the office out of its way, a date replaces what is no date, and
        // a
        // preference is taken from an address beyond the three
        laws.settingAndClearingLeavesNoTrace(
                100,
                Set.of(
                        "body / notes",
                        "body / notes: HTML",
                        "further organisation units",
                        "birthday",
                        "which address is the mailing address"));
        ;
    }

    @Test
    void noFieldMovesAnother() {
        laws.noFieldMovesAnother(30, 40);
    }
}
