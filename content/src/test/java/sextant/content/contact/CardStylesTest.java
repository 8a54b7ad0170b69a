package sextant.content.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.content.lens.Media;
import sextant.content.lens.PartialDate;

/** Cards as products write them. */
class CardStylesTest {
    @Test
    void appleLabelsAreReadAndKept() {
        Cards cards = Cards.of(
                "3.0",
                "N:Berg;Ida;;;",
                "FN:Ida Berg",
                "item1.X-ABRELATEDNAMES;type=pref:Ola",
                "item1.X-ABLabel:_$!<Manager>!$_",
                "item2.X-ABRELATEDNAMES:Per",
                "item2.X-ABLabel:_$!<Child>!$_",
                "item3.X-ABDATE;type=pref:2007-06-29",
                "item3.X-ABLabel:_$!<Anniversary>!$_",
                "item4.X-ABDATE:2001-02-03",
                "item4.X-ABLabel:First flight",
                "item5.URL;type=pref:https://ida.example",
                "item5.X-ABLabel:_$!<HomePage>!$_",
                "item6.ADR;type=HOME;type=pref:;;Gate 1;Bergen;;5003;Norway",
                "item6.X-ABADR:no",
                "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12",
                "TEL;type=IPHONE;type=CELL;type=VOICE:+47 1");
        var card = cards.card();
        assertThat(Work.MANAGER.get(card)).contains("Ola");
        assertThat(Person.CHILDREN.get(card)).contains(List.of("Per"));
        assertThat(Person.ANNIVERSARY.get(card)).contains(PartialDate.of(LocalDate.of(2007, 6, 29)));
        assertThat(Person.OTHER_DATES.get(card))
                .contains(List.of(new LabelledDate("First flight", PartialDate.of(LocalDate.of(2001, 2, 3)))));
        assertThat(Mails.WORK_PAGE.get(card)).contains("https://ida.example");
        assertThat(Addresses.HOME_STREET.get(card)).contains("Gate 1");
        assertThat(Person.BIRTHDAY.get(card)).contains(PartialDate.of(MonthDay.of(4, 12)));
        assertThat(Phones.MOBILE.get(card)).contains("+47 1");

        Work.MANAGER.set(card, "Kari");
        Person.CHILDREN.set(card, List.of("Per", "Pia"));
        assertThat(cards.lines())
                .contains("item1.X-ABRELATEDNAMES;type=pref:Kari", "item2.X-ABRELATEDNAMES:Per")
                .containsSubsequence("item7.X-ABRELATEDNAMES:Pia", "item7.X-ABLabel:_$!<Child>!$_");
        Work.MANAGER.clear(card);
        assertThat(cards.text()).doesNotContain("item1.");

        Person.BIRTHDAY.set(card, PartialDate.of(LocalDate.of(1980, 4, 12)));
        assertThat(cards.lines()).contains("BDAY:1980-04-12");
        Person.BIRTHDAY.set(card, PartialDate.of(MonthDay.of(4, 13)));
        assertThat(cards.lines()).contains("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-13");
    }

    @Test
    void outlookLinesStayInTheirPlaces() {
        Cards cards = Cards.of(
                "2.1",
                "N;LANGUAGE=de:Berg;Ida",
                "FN:Ida Berg",
                "ORG:Fjordlys AS;Turbines",
                "TEL;WORK;VOICE:+47 1",
                "TEL;HOME;FAX:+47 2",
                "X-MS-TEL;VOICE;ASSISTANT:+47 3",
                "X-MS-MANAGER;N:Ola",
                "X-MS-TEXT:one",
                "X-MS-TEXT:two",
                "X-MS-TEXT:",
                "X-MS-TEXT:",
                "ADR;WORK;PREF:;;Gate 1;Bergen;;5003;Norway",
                "LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Gate 1=0D=0A=\r\n5003 Bergen",
                "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2",
                "EMAIL;PREF;INTERNET:ida@example.org",
                "REV:20080424T195243Z");
        var card = cards.card();
        assertThat(Phones.HOME_FAX.get(card)).as("a fax first of all").contains("+47 2");
        assertThat(Phones.HOME_PHONE.get(card)).isEmpty();
        assertThat(Work.ASSISTANT_PHONE.get(card)).contains("+47 3");
        assertThat(Work.MANAGER.get(card)).contains("Ola");
        assertThat(Person.USER_FIELD_2.get(card)).contains("two");
        assertThat(Addresses.WORK_LABEL.get(card)).contains("Gate 1\n5003 Bergen");
        assertThat(Addresses.MAILING_ADDRESS.get(card)).contains(MailingAddress.WORK);
        assertThat(Mails.EMAIL_1.get(card)).contains("ida@example.org");

        Person.USER_FIELD_1.clear(card);
        Person.USER_FIELD_3.set(card, "three");
        assertThat(cards.lines()).containsSubsequence("X-MS-TEXT:", "X-MS-TEXT:two", "X-MS-TEXT:three", "X-MS-TEXT:");
        Phones.WORK_PHONE_2.set(card, "+47 4");
        assertThat(cards.lines()).contains("TEL;WORK;VOICE;X-SLOT=work2:+47 4");
    }

    @Test
    void evolutionAndKdeAliasesAreKeptEqual() {
        Cards cards = Cards.of(
                "3.0",
                "N:Berg;Ida;;;",
                "FN:Ida Berg",
                "X-EVOLUTION-MANAGER:Ola",
                "X-KADDRESSBOOK-X-ManagersName:Ola",
                "X-EVOLUTION-ANNIVERSARY:2007-06-29",
                "TEL;TYPE=WORK,VOICE;X-EVOLUTION-UI-SLOT=2:+47 2",
                "TEL;TYPE=WORK,VOICE;X-EVOLUTION-UI-SLOT=1:+47 1");
        Work.MANAGER.set(cards.card(), "Kari");
        assertThat(cards.lines()).contains("X-EVOLUTION-MANAGER:Kari", "X-KADDRESSBOOK-X-ManagersName:Kari");
        assertThat(cards.text()).doesNotContain("X-MS-MANAGER");
        assertThat(Phones.WORK_PHONE.get(cards.card())).contains("+47 1");
        assertThat(Phones.WORK_PHONE_2.get(cards.card())).contains("+47 2");
        Person.ANNIVERSARY.set(cards.card(), PartialDate.of(LocalDate.of(2008, 6, 29)));
        assertThat(cards.lines()).contains("X-EVOLUTION-ANNIVERSARY:2008-06-29");
    }

    @Test
    void googleCardsOfTheWebAreRead() {
        Cards cards = Cards.of(
                "3.0",
                "FN:Ida Berg",
                "N:Berg;Ida;;;",
                "EMAIL;TYPE=INTERNET;TYPE=WORK:ida@work.example",
                "EMAIL;TYPE=INTERNET;TYPE=HOME:ida@home.example",
                "item1.ORG:Fjordlys AS",
                "item1.X-ABLabel:Work",
                "item2.TEL:+47 9",
                "item2.X-ABLabel:Boat",
                "BDAY:1980-04-12",
                "PHOTO:https://photos.example/ida.jpg",
                "CATEGORIES:crew,myContacts");
        var card = cards.card();
        assertThat(Mails.EMAIL_2.get(card)).contains("ida@home.example");
        assertThat(Work.COMPANY.get(card)).contains("Fjordlys AS");
        assertThat(Card.PICTURE.get(card)).contains(new Media.Remote("https://photos.example/ida.jpg", ""));
        Card.CATEGORIES.set(card, List.of("crew", "yard, north"));
        assertThat(cards.lines()).contains("CATEGORIES:crew,yard\\, north");
    }

    @Test
    void aPictureIsWrittenInTheFormOfItsVersion() {
        var picture = new Media.Inline("image/jpeg", new byte[] {1, 2, 3});
        Cards four = Cards.of("4.0", "FN:x");
        Cards three = Cards.of("3.0", "FN:x", "PHOTO;VALUE=uri;X-ABCROP-RECTANGLE=1&2:https://p.example/x.png");
        Cards two = Cards.of("2.1", "FN:x");
        for (Cards cards : List.of(four, three, two)) {
            Card.PICTURE.set(cards.card(), picture);
            assertThat(Card.PICTURE.get(Cards.of(cards.text()).card())).contains(picture);
        }
        assertThat(four.lines()).contains("PHOTO:data:image/jpeg;base64,AQID");
        assertThat(three.lines()).contains("PHOTO;X-ABCROP-RECTANGLE=1&2;TYPE=JPEG;ENCODING=b:AQID");
        assertThat(two.lines()).contains("PHOTO;JPEG;ENCODING=BASE64:AQID");
    }

    @Test
    void theAssistantMayHaveACardOfHerOwn() {
        Cards inline = Cards.of(
                "3.0",
                "FN:x",
                "AGENT:BEGIN:VCARD\\nVERSION:3.0\\nFN:Susan Thomas\\nTEL\\;TYPE=WORK:+1 2\\nEND:VCARD\\n");
        assertThat(Work.ASSISTANT_NAME.get(inline.card())).contains("Susan Thomas");
        assertThat(Work.ASSISTANT_PHONE.get(inline.card())).contains("+1 2");
        Work.ASSISTANT_NAME.set(inline.card(), "Tom");
        assertThat(inline.text())
                .contains("FN:Tom")
                .contains("X-MS-ASSISTANT:Tom")
                .doesNotContain("Susan");

        Cards nested = Cards.of(
                "2.1", "FN:x", "AGENT:", "BEGIN:VCARD", "VERSION:2.1", "N:Thomas;Susan", "FN:Susan", "END:VCARD");
        assertThat(Work.ASSISTANT_NAME.get(nested.card())).contains("Susan");
        Work.ASSISTANT_NAME.set(nested.card(), "Tom");
        assertThat(Work.ASSISTANT_NAME.get(Cards.of(nested.text()).card())).contains("Tom");
        assertThat(nested.text()).doesNotContain("Susan");
    }

    @Test
    void ttyIsReadInBothSpellings() {
        assertThat(Phones.TTY.get(
                        Cards.of("3.0", "FN:x", "X-MS-TEL;TYPE=TTYTTD:+1").card()))
                .contains("+1");
        assertThat(Phones.TTY.get(Cards.of("3.0", "FN:x", "X-MS-TEL;TTYTDD:+1").card()))
                .contains("+1");
        assertThat(Phones.RADIO.get(
                        Cards.of("3.0", "FN:x", "TEL;TYPE=X-EVOLUTION-RADIO:+1").card()))
                .contains("+1");
    }

    @Test
    void allChildrenOfOneOutlookLineAreRead() {
        Cards cards = Cards.of("3.0", "FN:x", "X-MS-CHILD:Bo,Liv");
        assertThat(Person.CHILDREN.get(cards.card())).contains(List.of("Bo", "Liv"));
        Person.CHILDREN.set(cards.card(), List.of("Bo", "Per"));
        assertThat(cards.lines()).contains("X-MS-CHILD:Bo", "X-MS-CHILD:Per");
    }

    @Test
    void aSpouseIsNoProfession() {
        Cards cards = Cards.of("3.0", "FN:x", "ROLE:Engineer");
        Person.SPOUSE.set(cards.card(), "Ola");
        assertThat(Work.PROFESSION.get(cards.card())).contains("Engineer");
        assertThat(cards.lines()).contains("X-MS-SPOUSE:Ola");
    }

    @Test
    void anInstantMessagingHandleIsReadOnceFromAllItsLines() {
        Cards cards = Cards.of(
                "3.0",
                "FN:x",
                "X-JABBER:ida@chat.example",
                "IMPP;X-SERVICE-TYPE=Jabber:xmpp:ida@chat.example",
                "X-AIM:ida1");
        assertThat(Mails.IM_1.get(cards.card())).contains("ida@chat.example");
        assertThat(Mails.IM_2.get(cards.card())).contains("ida1");
        assertThat(Mails.IM_3.get(cards.card())).isEmpty();
        Mails.IM_1.set(cards.card(), "ida@new.example");
        assertThat(cards.lines())
                .contains("X-JABBER:ida@new.example", "IMPP;X-SERVICE-TYPE=Jabber:xmpp:ida@new.example", "X-AIM:ida1");
    }

    @Test
    void anOrganizationWithRealUnitsKeepsTheOfficeElsewhere() {
        Cards cards = Cards.of("4.0", "FN:x", "ORG:Fjordlys AS;Turbines;Blades;Tips");
        assertThat(Work.OFFICE_LOCATION.get(cards.card())).isEmpty();
        assertThat(Work.FURTHER_UNITS.get(cards.card())).contains(List.of("Blades", "Tips"));
        Work.OFFICE_LOCATION.set(cards.card(), "B-217");
        assertThat(cards.lines()).containsExactly("FN:x", "ORG:Fjordlys AS;Turbines;Blades;Tips", "X-MS-OFFICE:B-217");
    }
}
