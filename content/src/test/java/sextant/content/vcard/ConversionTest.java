package sextant.content.vcard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static sextant.content.vcard.VCardVersion.V2_1;
import static sextant.content.vcard.VCardVersion.V3_0;
import static sextant.content.vcard.VCardVersion.V4_0;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.content.MalformedDocument;

class ConversionTest {
    private static String convert(VCardVersion from, VCardVersion to, String lines) throws Exception {
        return convert(from, to, lines, UTF_8);
    }

    private static String convert(VCardVersion from, VCardVersion to, String lines, Charset charset) throws Exception {
        String card = "BEGIN:VCARD\nVERSION:" + from.text() + "\n" + lines + "\nEND:VCARD\n";
        String converted = new String(Conversion.to(to, card.getBytes(charset)), UTF_8);
        String begin = "BEGIN:VCARD\nVERSION:" + to.text() + "\n";
        assertThat(converted).startsWith(begin).endsWith("END:VCARD\n");
        return converted
                .substring(begin.length(), converted.length() - "END:VCARD\n".length())
                .replace("\n ", "")
                .strip();
    }

    /** Both ways between 3.0 and 4.0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL;TYPE=INTERNET,pref:a@example.org | EMAIL;PREF=1:a@example.org",
                "item1.TEL;TYPE=CELL,pref:+49 1 | item1.TEL;TYPE=CELL;PREF=1:+49 1",
                "item1.X-ABLabel:_$!<Work>!$_ | item1.X-ABLabel:_$!<Work>!$_",
                "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-06 | BDAY:--0506",
                "BDAY:1980-04-12 | BDAY:19800412",
                "BDAY;VALUE=date-time:1953-10-15T23:10:00Z | BDAY:19531015T231000Z",
                "BDAY;VALUE=text:circa 1800 | BDAY;VALUE=text:circa 1800",
                "REV:2026-01-01T00:00:00Z | REV:20260101T000000Z",
                "X-ANNIVERSARY:2009-08-08 | ANNIVERSARY:20090808",
                "GEO:37.386013;-122.082932 | GEO:geo:37.386013,-122.082932",
                "TZ:-05:00 | TZ;VALUE=utc-offset:-0500",
                "TZ;VALUE=text:Raleigh/North America | TZ:Raleigh/North America",
                "X-ADDRESSBOOKSERVER-KIND:group | KIND:group",
                "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u2 | MEMBER:urn:uuid:u2",
                "X-GENDER:F | GENDER:F",
                "X-GENDER:Male | GENDER:M;Male",
                "X-GENDER:it is complicated | GENDER:;it is complicated",
                "CLASS:PRIVATE | X-CLASS:PRIVATE",
                "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ | PHOTO:data:image/jpeg;base64,/9j/4AAQ",
                "PHOTO;VALUE=uri:https://example.org/a.jpg | PHOTO:https://example.org/a.jpg",
                "LOGO;VALUE=uri;TYPE=PNG:https://example.org/a | LOGO;MEDIATYPE=image/png:https://example.org/a",
                "SOUND;ENCODING=b;TYPE=BASIC:MIIC | SOUND:data:audio/basic;base64,MIIC",
                "KEY;ENCODING=b;TYPE=X509:MIICajCC | KEY:data:application/pkix-cert;base64,MIICajCC",
                "ADR;TYPE=home:;;Str. 1;Ort;;1;DE | ADR;TYPE=home:;;Str. 1;Ort;;1;DE",
                "AGENT;VALUE=uri:urn:uuid:a1 | RELATED;TYPE=agent:urn:uuid:a1",
                "IMPP;X-SERVICE-TYPE=Jabber;type=HOME:xmpp:a@b | IMPP;X-SERVICE-TYPE=Jabber;type=HOME:xmpp:a@b",
                "X-SOCIALPROFILE;type=twitter;x-user=foo:http://x/foo | X-SOCIALPROFILE;type=twitter;x-user=foo:http://x/foo",
                "UID:u1 | UID:u1",
                "X-UNKNOWN;Odd=\"a;b\":c\\;d | X-UNKNOWN;Odd=\"a;b\":c\\;d",
                "NOTE:a\\nb\\, c | NOTE:a\\nb\\, c"
            })
    void aLineHasItsCounterpart(String three, String four) throws Exception {
        String name = "\nFN:x\nN:x;;;;";
        assertThat(convert(V3_0, V4_0, three + name)).isEqualTo(four + name);
        assertThat(convert(V4_0, V3_0, four + name)).isEqualTo(three + name);
    }

    /** One way only: the other way gives another spelling of the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL;type=INTERNET;type=HOME;type=pref:a@b | EMAIL;TYPE=HOME;PREF=1:a@b",
                "TEL;CELL;PREF:1 | TEL;TYPE=CELL;PREF=1:1",
                "BDAY;value=date:1980-04-12 | BDAY:19800412",
                "BDAY:--05-06 | BDAY:--0506",
                "BDAY:1985 | BDAY:1985",
                "REV:1995-10-31 | REV:19951031T000000Z",
                "REV:2013-12-04T15:49:41.123+01:00 | REV:20131204T154941+0100",
                "PHOTO;ENCODING=b;X-ABCROP-RECTANGLE=ABC:iVBORw0 | PHOTO;X-ABCROP-RECTANGLE=ABC:data:image/png;base64,iVBORw0",
                "PHOTO;BASE64;JPEG:/9j/4A== | PHOTO:data:image/jpeg;base64,/9j/4A==",
                "KEY;TYPE=PGP:some text | KEY;TYPE=PGP;VALUE=text:some text",
                "FN;CHARSET=UTF-8:Grüße | FN:Grüße"
            })
    void anotherSpellingIsUnderstoodOnTheWayUp(String three, String four) throws Exception {
        String more = "\nFN:x\nN:x;;;;";
        assertThat(convert(V3_0, V4_0, three + more)).isEqualTo(four + more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEL;VALUE=uri;TYPE=\"voice,home\":tel:+1-555-555-5555;ext=5555 | TEL;TYPE=voice,home:+1-555-555-5555 ext. 5555",
                "PHOTO:data:image/gif,%47%49F | PHOTO;ENCODING=b;TYPE=GIF:R0lG",
                "BDAY:---12 | BDAY;VALUE=text:---12",
                "GENDER:O;other | X-GENDER:O;other",
                "TEL;PREF=2:1 | TEL;PREF=2;TYPE=pref:1"
            })
    void anotherSpellingIsUnderstoodOnTheWayDown(String four, String three) throws Exception {
        String more = "\nFN:x\nN:x;;;;";
        assertThat(convert(V4_0, V3_0, four + more)).isEqualTo(three + more);
    }

    @Test
    void aLabelGoesIntoItsAddressAndComesBack() throws Exception {
        String three = """
                FN:x
                N:x;;;;
                ADR;TYPE=home:;;Str. 1;Ort;;1;DE
                LABEL;TYPE=home:Str. 1\\nOrt
                ADR;TYPE=work:;;Str. 2;Ort;;1;DE
                LABEL;TYPE=parcel:Packstation""";
        String four = """
                FN:x
                N:x;;;;
                ADR;TYPE=home;LABEL=Str. 1^nOrt:;;Str. 1;Ort;;1;DE
                ADR;TYPE=work:;;Str. 2;Ort;;1;DE
                ADR;TYPE=parcel;LABEL=Packstation:;;;;;;""";
        assertThat(convert(V3_0, V4_0, three)).isEqualTo(four);
        assertThat(convert(V4_0, V3_0, four)).isEqualTo(three);
    }

    @Test
    void aSortStringGoesIntoTheNameAndComesBack() throws Exception {
        String three = "FN:Rene van der Harten\nN:van der Harten;Rene;;;\nSORT-STRING:Harten\\,Rene";
        String four = "FN:Rene van der Harten\nN;SORT-AS=\"Harten,Rene\":van der Harten;Rene;;;";
        assertThat(convert(V3_0, V4_0, three)).isEqualTo(four);
        assertThat(convert(V4_0, V3_0, four)).isEqualTo(three);
    }

    @Test
    void theMostPreferredOfSeveralIsThePreferredOneOfThree() throws Exception {
        String four = "FN:x\nN:x;;;;\nTEL;PREF=20:1\nTEL;PREF=10:2\nTEL:3";
        String three = convert(V4_0, V3_0, four);
        assertThat(three).isEqualTo("FN:x\nN:x;;;;\nTEL;PREF=20:1\nTEL;PREF=10;TYPE=pref:2\nTEL:3");
        assertThat(convert(V3_0, V4_0, three)).isEqualTo(four);
    }

    @Test
    void anOldCardBecomesANewOne() throws Exception {
        String old = """
                N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=FCrgen
                TEL;HOME;VOICE:1
                NOTE;ENCODING=QUOTED-PRINTABLE:one, two=0D=0Athree; four
                PHOTO;JPEG;ENCODING=BASE64:
                 /9j/
                 4AAQ

                URL:http://example.org/a,b;c""";
        assertThat(convert(V2_1, V3_0, old)).isEqualTo("""
                        N:Müller;Jürgen
                        TEL;TYPE=HOME,VOICE:1
                        NOTE:one\\, two\\nthree\\; four
                        PHOTO;TYPE=JPEG;ENCODING=b:/9j/4AAQ

                        URL:http://example.org/a,b;c
                        FN:Jürgen Müller""");
        assertThat(convert(V2_1, V4_0, old)).contains("PHOTO:data:image/jpeg;base64,/9j/4AAQ");
    }

    @Test
    void anAgentInsideAnOldCardBecomesText() throws Exception {
        String converted = convert(V2_1, V3_0, """
                FN:x
                N:x
                AGENT:
                BEGIN:VCARD
                VERSION:2.1
                FN:Friday, Fred
                N:Friday
                END:VCARD""");
        assertThat(converted)
                .isEqualTo("FN:x\nN:x\n"
                        + "AGENT:BEGIN:VCARD\\nVERSION:3.0\\nFN:Friday\\\\\\, Fred\\nN:Friday\\nEND:VCARD\\n");
    }

    @Test
    void aNewCardBecomesAnOldOneThatAPhoneCanRead() throws Exception {
        assertThat(convert(V4_0, V2_1, "FN:Jürgen\nN:x;;;;\nTEL;TYPE=cell;PREF=1:1\nNOTE:a\\, b\\nc"))
                .isEqualTo("""
                        FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:J=C3=BCrgen
                        N:x;;;;
                        TEL;cell;pref:1
                        NOTE;ENCODING=QUOTED-PRINTABLE:a, b=0D=0Ac""");
    }

    @Test
    void whatAVersionDemandsIsAdded() throws Exception {
        assertThat(convert(V4_0, V3_0, "FN:x")).isEqualTo("FN:x\nN:;;;;");
        assertThat(convert(V3_0, V4_0, "N:Doe;John;;;")).isEqualTo("N:Doe;John;;;\nFN:John Doe");
    }

    @ParameterizedTest
    @EnumSource
    void aCardThatHasTheVersionStaysAsItIs(VCardVersion version) throws Exception {
        byte[] octets = ("begin:vcard\r\nX: \r\n odd\nVERSION:" + version.text() + "\nTEL;HOME:1\r\nend:vcard")
                .getBytes(ISO_8859_1);
        assertThat(Conversion.to(version, octets)).isEqualTo(octets);
    }

    @Test
    void theAppleCardKeepsEverything() throws Exception {
        byte[] apple;
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/sextant/content/line/apple.vcf"))) {
            apple = in.readAllBytes();
        }
        String four = new String(Conversion.to(V4_0, apple), UTF_8);
        assertThat(four)
                .startsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n")
                .contains("item1.EMAIL;PREF=1:a@b.de\r\nitem1.X-ABLabel:_$!<Work>!$_\r\n")
                .contains("TEL;TYPE=CELL,VOICE;PREF=1:+49 1\r\n")
                .contains("BDAY:--0506\r\n")
                .contains("KIND:group\r\nMEMBER:urn:uuid:u2\r\n");
        String three = new String(Conversion.to(V3_0, four.getBytes(UTF_8)), UTF_8);
        assertThat(three)
                .contains("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-06\r\n")
                .contains("item1.EMAIL;TYPE=INTERNET,pref:a@b.de\r\n")
                .contains("X-ADDRESSBOOKSERVER-KIND:group\r\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u2\r\n");
    }

    @Test
    void aGroupStaysAGroupOnTheWayThereAndBack() throws Exception {
        var apple = """
                BEGIN:VCARD
                VERSION:3.0
                PRODID:-//Apple Inc.//macOS 14//EN
                N:Crew;;;;
                FN:Crew
                X-ADDRESSBOOKSERVER-KIND:group
                X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u2
                X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u3
                UID:g1
                END:VCARD
                """.replace("\n", "\r\n");
        byte[] four = Conversion.to(V4_0, apple.getBytes(UTF_8));
        assertThat(new String(four, UTF_8))
                .contains("\r\nKIND:group\r\nMEMBER:urn:uuid:u2\r\nMEMBER:urn:uuid:u3\r\n")
                .doesNotContain("ADDRESSBOOKSERVER");
        assertThat(new String(Conversion.to(V3_0, four), UTF_8)).isEqualTo(apple);

        var standard = """
                BEGIN:VCARD
                VERSION:4.0
                UID:g2
                KIND:group
                FN:Crew
                N:;;;;
                MEMBER;PREF=1:mailto:bo@example.org
                MEMBER;PREF=2:urn:uuid:u3
                END:VCARD
                """.replace("\n", "\r\n");
        byte[] three = Conversion.to(V3_0, standard.getBytes(UTF_8));
        assertThat(new String(three, UTF_8))
                .contains("X-ADDRESSBOOKSERVER-KIND:group\r\n")
                .contains(":mailto:bo@example.org\r\n")
                .doesNotContain("\r\nKIND", "\r\nMEMBER");
        assertThat(new String(Conversion.to(V4_0, three), UTF_8)).isEqualTo(standard);
    }

    @Test
    void aCalendarIsNoCard() {
        assertThatExceptionOfType(MalformedDocument.class)
                .isThrownBy(() -> Conversion.to(V4_0, "BEGIN:VCALENDAR\nEND:VCALENDAR\n".getBytes(UTF_8)));
    }
}
