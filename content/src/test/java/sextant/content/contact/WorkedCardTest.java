package sextant.content.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.content.lens.PartialDate;

/** One card with all slots, and what happens to it when a phone edits it. */
class WorkedCardTest {
    private static final String CARD = """
            BEGIN:VCARD
            VERSION:4.0
            UID:c-0001@fixture.example
            FN:Dr. Alma Kaspersen
            N:Kaspersen;Alma;Ida;Dr.;
            ORG:Fjordlys AS;Turbines;B-217
            TITLE:Test lead
            ROLE:Engineer
            EMAIL;TYPE=work;X-SLOT=email1;X-MS-DISPLAY-NAME="Alma K.":alma@fjordlys.example
            EMAIL;TYPE=home;X-SLOT=email2:alma.home@mail.example
            EMAIL;X-SLOT=email3:ak@lab.example
            EMAIL:fourth@lab.example
            TEL;TYPE=work,voice;X-SLOT=work1:+47 55 00 00 01
            TEL;TYPE=work,voice;X-SLOT=work2:+47 55 00 00 02
            TEL;TYPE=work,voice:+47 55 00 00 03
            TEL;TYPE=cell;X-SLOT=cell1:+47 90 00 00 01
            X-MS-TEL;TYPE=COMPANY:+47 55 00 00 00
            RELATED;TYPE=child;VALUE=text:Bo
            RELATED;TYPE=child;VALUE=text:Liv
            BDAY:19800412
            X-EVOLUTION-FILE-AS:Kaspersen\\, Alma
            END:VCARD
            """;

    private final Cards cards = Cards.of(CARD);

    @Test
    void everyFieldIsReadFromItsLine() {
        var card = cards.card();
        assertThat(Names.GIVEN_NAME.get(card)).contains("Alma");
        assertThat(Names.FAMILY_NAME.get(card)).contains("Kaspersen");
        assertThat(Names.MIDDLE_NAME.get(card)).contains("Ida");
        assertThat(Names.NAME_PREFIX.get(card)).contains("Dr.");
        assertThat(Names.NAME_SUFFIX.get(card)).isEmpty();
        assertThat(Work.COMPANY.get(card)).contains("Fjordlys AS");
        assertThat(Work.DEPARTMENT.get(card)).contains("Turbines");
        assertThat(Work.OFFICE_LOCATION.get(card)).contains("B-217");
        assertThat(Work.FURTHER_UNITS.get(card)).isEmpty();
        assertThat(Work.JOB_TITLE.get(card)).contains("Test lead");
        assertThat(Work.PROFESSION.get(card)).contains("Engineer");
        assertThat(Mails.EMAIL_1.get(card)).contains("alma@fjordlys.example");
        assertThat(Mails.EMAIL_1_NAME.get(card)).contains("Alma K.");
        assertThat(Mails.EMAIL_2.get(card)).contains("alma.home@mail.example");
        assertThat(Mails.EMAIL_3.get(card)).contains("ak@lab.example");
        assertThat(Mails.FURTHER_EMAILS.get(card)).contains(List.of("fourth@lab.example"));
        assertThat(Phones.WORK_PHONE.get(card)).contains("+47 55 00 00 01");
        assertThat(Phones.WORK_PHONE_2.get(card)).contains("+47 55 00 00 02");
        assertThat(Phones.FURTHER.get(card)).contains(List.of("+47 55 00 00 03"));
        assertThat(Phones.MOBILE.get(card)).contains("+47 90 00 00 01");
        assertThat(Phones.COMPANY.get(card)).contains("+47 55 00 00 00");
        assertThat(Person.CHILDREN.get(card)).contains(List.of("Bo", "Liv"));
        assertThat(Person.BIRTHDAY.get(card)).contains(PartialDate.of(LocalDate.of(1980, 4, 12)));
        assertThat(FileAs.shown(card)).isEqualTo("Kaspersen, Alma");
    }

    @Test
    void aPhoneChangesOneNumberAndDropsAnother() {
        Phones.MOBILE.set(cards.card(), "+47 90 00 00 09");
        Phones.WORK_PHONE_2.clear(cards.card());

        assertThat(cards.text())
                .isEqualTo(CARD.replace("+47 90 00 00 01", "+47 90 00 00 09")
                        .replace("TEL;TYPE=work,voice;X-SLOT=work2:+47 55 00 00 02\n", "")
                        .replace("END:VCARD", "X-SLOT-EMPTY:work2\nEND:VCARD"));
        assertThat(Phones.WORK_PHONE_2.get(cards.card()))
                .as("the third number does not move up")
                .isEmpty();
        assertThat(Phones.FURTHER.get(cards.card())).contains(List.of("+47 55 00 00 03"));

        Phones.WORK_PHONE_2.set(cards.card(), "+47 55 00 00 02");
        assertThat(cards.text()).doesNotContain("X-SLOT-EMPTY");
        assertThat(Phones.FURTHER.get(cards.card())).contains(List.of("+47 55 00 00 03"));
    }

    @Test
    void aFileAsEditDoesNotTouchTheFullName() {
        Names.FILE_AS.set(cards.card(), "Alma (turbines)");
        assertThat(cards.text())
                .isEqualTo(
                        CARD.replace("X-EVOLUTION-FILE-AS:Kaspersen\\, Alma", "X-EVOLUTION-FILE-AS:Alma (turbines)"));
    }

    @Test
    void anEmailKeepsItsTypeAndNameWhenItsAddressChanges() {
        Mails.EMAIL_1.set(cards.card(), "new@fjordlys.example");
        assertThat(cards.text().replace("\n ", ""))
                .isEqualTo(CARD.replace("alma@fjordlys.example", "new@fjordlys.example"));
    }

    @Test
    void theThirdAddressGoesAndTheFourthStaysBeyond() {
        Mails.EMAIL_3.clear(cards.card());
        assertThat(Mails.EMAIL_3.get(cards.card())).isEmpty();
        assertThat(Mails.FURTHER_EMAILS.get(cards.card())).contains(List.of("fourth@lab.example"));
    }

    @Test
    void aDepartmentIsTheSecondComponentAlone() {
        Work.DEPARTMENT.set(cards.card(), "Blades; Tips");
        assertThat(cards.lines()).contains("ORG:Fjordlys AS;Blades\\; Tips;B-217");
        Work.DEPARTMENT.clear(cards.card());
        assertThat(cards.lines()).contains("ORG:Fjordlys AS;;B-217");
    }

    @Test
    void theFullNameFollowsTheNamesOnlyIfItWasBuiltFromThem() {
        FormattedName.follow(cards.card(), () -> Names.FAMILY_NAME.set(cards.card(), "Berg"));
        assertThat(cards.lines()).contains("FN:Dr. Alma Berg");

        Names.FULL_NAME.set(cards.card(), "The boss");
        FormattedName.follow(cards.card(), () -> Names.FAMILY_NAME.set(cards.card(), "Holm"));
        assertThat(cards.lines()).contains("FN:The boss");
    }

    @Test
    void aFileAsRuleMakesTheTextAnew() {
        Names.FILE_AS_RULE.set(cards.card(), FileAs.Rule.LAST_COMMA_FIRST_COMPANY);
        FileAs.follow(cards.card());
        assertThat(Names.FILE_AS.get(cards.card())).contains("Kaspersen, Alma Ida\nFjordlys AS");
        Names.GIVEN_NAME.clear(cards.card());
        Names.MIDDLE_NAME.clear(cards.card());
        FileAs.follow(cards.card());
        assertThat(Names.FILE_AS.get(cards.card())).contains("Kaspersen\nFjordlys AS");
    }

    @Test
    void anUntouchedFileAsIsDerivedButNotStored() {
        Cards bare = Cards.of("4.0", "FN:x", "EMAIL:a@example.org");
        assertThat(FileAs.shown(bare.card())).isEqualTo("a@example.org");
        Names.FAMILY_NAME.set(bare.card(), "Berg");
        assertThat(FileAs.shown(bare.card())).isEqualTo("Berg");
        Names.GIVEN_NAME.set(bare.card(), "Ida");
        assertThat(FileAs.shown(bare.card())).isEqualTo("Berg, Ida");
        assertThat(Names.FILE_AS.get(bare.card())).isEmpty();
    }
}
