package sextant.content.vcard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sextant.content.contact.ContactFields;
import sextant.content.lens.Lens;
import sextant.content.line.Component;
import sextant.content.line.Tree;

/** What the fields of a contact say does not depend on the version the card is written in. */
class ConversionFieldsTest {
    private static final String FOUR = """
            BEGIN:VCARD
            VERSION:4.0
            UID:c-0001@fixture.example
            FN:Dr. Alma Kaspersen
            N;SORT-AS="Kaspersen":Kaspersen;Alma;Ida;Dr.;
            NICKNAME:Al,Ma
            ORG:Fjordlys AS;Turbines;B-217
            TITLE:Test lead
            ROLE:Engineer
            EMAIL;TYPE=work;X-SLOT=email1;X-MS-DISPLAY-NAME="Alma K.":alma@fjordlys.example
            EMAIL;TYPE=home;X-SLOT=email2:alma.home@mail.example
            EMAIL;PREF=1;X-SLOT=email3:ak@lab.example
            EMAIL:fourth@lab.example
            TEL;TYPE=work,voice;X-SLOT=work1:+47 55 00 00 01
            TEL;TYPE="work,voice";X-SLOT=work2:+47 55 00 00 02
            TEL;TYPE=cell;X-SLOT=cell1:+47 90 00 00 01
            TEL;TYPE=work,fax:1
            TEL;TYPE=home,fax:2
            TEL;TYPE=pager:3
            TEL;TYPE=isdn:4
            TEL;TYPE=textphone:5
            X-MS-TEL;TYPE=COMPANY:+47 55 00 00 00
            ADR;TYPE=work;LABEL="Fjordlys^nBryggen 1":;;Bryggen 1;Bergen;;5003;Norway
            ADR;TYPE=home;PREF=1:;2. etg;Gata 2;Bergen;;5004;Norway
            RELATED;TYPE=child;VALUE=text:Bo
            RELATED;TYPE=child;VALUE=text:Liv
            RELATED;TYPE=spouse;VALUE=text:Ola
            IMPP;X-SLOT=im1:xmpp:alma@chat.example
            URL;TYPE=work:https://fjordlys.example
            BDAY:--0412
            ANNIVERSARY:20090808
            GENDER:F
            LANG:no
            NOTE:one\\, two\\nthree
            CATEGORIES:a\\,b,c
            PHOTO:data:image/jpeg;base64,/9j/4AAQ
            KEY:data:application/pkix-cert;base64,MIICajCC
            GEO:geo:60.39,5.32
            TZ:Europe/Oslo
            X-CLASS:PRIVATE
            REV:20260101T000000Z
            X-EVOLUTION-FILE-AS:Kaspersen\\, Alma
            KIND:group
            MEMBER:urn:uuid:u2
            MEMBER:mailto:a@example.org
            END:VCARD
            """;

    // raw lines, which no client is shown as they are
    private static final Set<String> RAW = Set.of(
            "GEO, TZ, RELATED others, XML, SOURCE, CLIENTPIDMAP: GEO",
            "GEO, TZ, RELATED others, XML, SOURCE, CLIENTPIDMAP: TZ");

    @Test
    void theFieldsSayTheSameInThree() throws Exception {
        byte[] three = Conversion.to(VCardVersion.V3_0, FOUR.getBytes(UTF_8));
        assertThat(fields(three)).as(new String(three, UTF_8)).isEqualTo(fields(FOUR.getBytes(UTF_8)));
        byte[] four = Conversion.to(VCardVersion.V4_0, three);
        assertThat(fields(four)).as(new String(four, UTF_8)).isEqualTo(fields(FOUR.getBytes(UTF_8)));
    }

    @Test
    void theFieldsSayTheSameInOld() throws Exception {
        byte[] old = Conversion.to(VCardVersion.V2_1, FOUR.getBytes(UTF_8));
        assertThat(fields(old)).as(new String(old, UTF_8)).isEqualTo(fields(FOUR.getBytes(UTF_8)));
    }

    private static Map<String, String> fields(byte[] octets) throws Exception {
        Component card = Tree.parse(octets).root();
        var fields = new TreeMap<String, String>();
        for (Lens<?> lens : ContactFields.TABLE.lenses()) {
            Optional<?> value = lens.get(card);
            if (value.isPresent() && !RAW.contains(lens.field())) {
                fields.put(lens.field(), value.get().toString());
            }
        }
        return fields;
    }
}
