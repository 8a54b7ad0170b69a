package sextant.content.vcard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.property.Telephone;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sextant.content.line.Component;
import sextant.content.line.Tree;

class ConversionPropertyTest {
    private static final int ROUNDS = 400;
    private static final List<String> LINES = List.of(
            "EMAIL;TYPE=INTERNET,WORK:a@example.org",
            "EMAIL;TYPE=INTERNET,pref:b@example.org",
            "item1.EMAIL;type=INTERNET;type=pref:c@example.org",
            "item1.X-ABLabel:_$!<Work>!$_",
            "TEL;TYPE=CELL,VOICE,pref:+49 1",
            "TEL;TYPE=HOME,FAX:2",
            "ADR;TYPE=home:;;Str. 1\\, Hof;Ort;;1;DE",
            "LABEL;TYPE=home:Str. 1\\, Hof\\nOrt",
            "LABEL;TYPE=work:free",
            "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-06",
            "X-ANNIVERSARY:2009-08-08",
            "NOTE:Grüße\\, \\; \\n日本語の文章がここにあります日本語の文章がここにあります",
            "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/4AAQSkZJRgABAQAAAQABAAD/4AAQSkZJRgABAQ==",
            "GEO:37.386013;-122.082932",
            "X-ADDRESSBOOKSERVER-KIND:group",
            "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u2",
            "X-UNKNOWN;X-P=\"a;b^nc\":d\\,e;f",
            "CATEGORIES:a\\,b,c",
            "ORG:Fjordlys;Turbines",
            "URL;TYPE=WORK:http://example.org/?a=b,c;d",
            "IMPP;X-SERVICE-TYPE=Jabber;type=HOME:xmpp:a@example.org",
            "SORT-STRING:x",
            "CLASS:PRIVATE",
            "UID:u1");

    private static String card(long seed) {
        var random = new SplittableRandom(seed);
        var card = new StringBuilder("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Groß;Jürgen;;;\r\nFN:Jürgen Groß\r\n");
        for (int i = random.nextInt(15); i > 0; i--) {
            card.append(LINES.get(random.nextInt(LINES.size()))).append("\r\n");
        }
        return card.append("END:VCARD\r\n").toString();
    }

    @Test
    void throughFourAndBackEveryValueIsKept() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            String three = card(seed);
            byte[] four = Conversion.to(VCardVersion.V4_0, three.getBytes(UTF_8));
            byte[] back = Conversion.to(VCardVersion.V3_0, four);
            assertThat(values(back))
                    .as("seed %d:%n%s%n%s", seed, three, new String(four, UTF_8))
                    .containsExactlyInAnyOrderElementsOf(values(three.getBytes(UTF_8)));
        }
    }

    @Test
    void throughOldAndBackEveryValueIsKept() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            String three = card(seed).replace("d\\,e", "d").replace("^nc", "");

            byte[] old = Conversion.to(VCardVersion.V2_1, three.getBytes(UTF_8));
            byte[] back = Conversion.to(VCardVersion.V3_0, old);
            assertThat(values(back))
                    .as("seed %d:%n%s%n%s", seed, three, new String(old, UTF_8))
                    .containsExactlyInAnyOrderElementsOf(values(three.getBytes(UTF_8)));
        }
    }

    @Test
    void anotherLibraryReadsTheSameFromBothVersions() throws Exception {
        for (long seed = 0; seed < ROUNDS / 4; seed++) {
            String three = card(seed);
            VCard before = Ezvcard.parse(three).first();
            VCard after = Ezvcard.parse(new String(Conversion.to(VCardVersion.V4_0, three.getBytes(UTF_8)), UTF_8))
                    .first();
            assertThat(after.getVersion().getVersion()).isEqualTo("4.0");
            assertThat(seen(after)).as("seed %d:%n%s", seed, three).isEqualTo(seen(before));
        }
    }

    private static List<String> seen(VCard card) {
        List<String> seen = new ArrayList<>();
        seen.add(card.getFormattedName().getValue());
        seen.add(card.getStructuredName().getFamily());
        card.getEmails().forEach(email -> seen.add(email.getGroup() + email.getValue()));
        card.getTelephoneNumbers().stream().map(Telephone::getText).forEach(seen::add);
        card.getPhotos()
                .forEach(photo -> seen.add(photo.getContentType().getMediaType() + List.of(photo.getData().length)));
        card.getNotes().forEach(note -> seen.add(note.getValue()));
        card.getOrganizations().forEach(org -> seen.add(org.getValues().toString()));
        card.getUrls().forEach(url -> seen.add(url.getValue()));
        if (card.getGeo() != null) {
            seen.add(card.getGeo().getLatitude() + " " + card.getGeo().getLongitude());
        }
        return seen;
    }

    private static List<String> values(byte[] octets) throws Exception {
        Component card = Tree.parse(octets).root();
        return card.properties().stream()
                .map(line -> line.group().orElse("") + "." + line.name() + ":" + line.text())
                .toList();
    }
}
