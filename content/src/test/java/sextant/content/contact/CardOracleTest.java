package sextant.content.contact;

import static org.assertj.core.api.Assertions.assertThat;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Telephone;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.content.lens.Lens;
import sextant.content.lens.Media;
import sextant.content.lens.PartialDate;
import sextant.content.lens.Samples;

/** What is written is read by others too. */
class CardOracleTest {
    @ParameterizedTest
    @ValueSource(strings = {"2.1", "3.0", "4.0"})
    void ezVcardReadsTheSameValues(String version) {
        for (long seed = 0; seed < 20; seed++) {
            var random = new SplittableRandom(seed);
            Cards cards = Cards.of(version, "FN:x");
            var card = cards.card();
            String family = text(random);
            String given = text(random);
            String company = text(random);
            String department = text(random);
            String title = text(random);
            String note = Samples.text(random);
            String street = text(random);
            String url = Samples.uri(random);
            String email = "alma" + seed + "@example.org";
            set(Names.FAMILY_NAME, cards, family);
            set(Names.GIVEN_NAME, cards, given);
            set(Work.COMPANY, cards, company);
            set(Work.DEPARTMENT, cards, department);
            set(Work.JOB_TITLE, cards, title);
            set(Card.NOTES, cards, note);
            set(Addresses.WORK_STREET, cards, street);
            set(Addresses.WORK_CITY, cards, "Bergen");
            set(Mails.WORK_PAGE, cards, url);
            set(Mails.EMAIL_1, cards, email);
            set(Phones.WORK_PHONE, cards, "+47 55 00 00 01");
            set(Phones.HOME_FAX, cards, "+47 55 00 00 02");
            Person.BIRTHDAY.set(card, PartialDate.of(LocalDate.of(1980, 4, 12)));
            Card.CATEGORIES.set(card, List.of("crew", "night shift"));
            Card.PICTURE.set(card, new Media.Inline("image/jpeg", new byte[] {1, 2, 3}));

            VCard read = Ezvcard.parse(cards.text()).first();
            String what = "seed " + seed + "\n" + cards.text();
            assertThat(read.getVersion().getVersion()).as(what).isEqualTo(version);
            assertThat(read.getStructuredName().getFamily()).as(what).isEqualTo(family);
            assertThat(read.getStructuredName().getGiven()).as(what).isEqualTo(given);
            assertThat(read.getOrganization().getValues()).as(what).containsExactly(company, department);
            assertThat(read.getTitles().getFirst().getValue()).as(what).isEqualTo(title);
            assertThat(read.getNotes().getFirst().getValue().replace("\r\n", "\n"))
                    .as(what)
                    .isEqualTo(note);
            assertThat(read.getAddresses().getFirst().getStreetAddress())
                    .as(what)
                    .isEqualTo(street);
            assertThat(read.getAddresses().getFirst().getLocality()).as(what).isEqualTo("Bergen");
            assertThat(read.getUrls().getFirst().getValue()).as(what).isEqualTo(url);
            assertThat(read.getEmails().getFirst().getValue()).as(what).isEqualTo(email);
            assertThat(number(read, TelephoneType.WORK, TelephoneType.VOICE))
                    .as(what)
                    .isEqualTo("+47 55 00 00 01");
            assertThat(number(read, TelephoneType.HOME, TelephoneType.FAX))
                    .as(what)
                    .isEqualTo("+47 55 00 00 02");
            TemporalAccessor birthday = read.getBirthday().getDate();
            assertThat(LocalDate.from(birthday)).as(what).isEqualTo(LocalDate.of(1980, 4, 12));
            assertThat(read.getCategories().getValues()).as(what).containsExactly("crew", "night shift");
            assertThat(read.getPhotos().getFirst().getData()).as(what).containsExactly(1, 2, 3);
            assertThat(read.getPhotos().getFirst().getContentType().getMediaType())
                    .as(what)
                    .isEqualTo("image/jpeg");
        }
    }

    // Semicolons and backslashes in a 2.1 component are read in as many ways as there are readers.
    private static String text(SplittableRandom random) {
        return "Müller & Søn " + Samples.pick(List.of("Übersee", "\ud83d\ude00", "日本語", "x:y=z"), random)
                + random.nextInt(100);
    }

    private static void set(Lens<String> lens, Cards cards, String value) {
        lens.set(cards.card(), value);
    }

    private static String number(VCard card, TelephoneType... types) {
        return card.getTelephoneNumbers().stream()
                .filter(telephone -> telephone.getTypes().containsAll(List.of(types)))
                .map(Telephone::getText)
                .findFirst()
                .orElse("");
    }
}
