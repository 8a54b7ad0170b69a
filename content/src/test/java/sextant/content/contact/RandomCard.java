package sextant.content.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import sextant.content.lens.Samples;

/** Cards of every version with lines of many products, strangers, groups and odd folding. */
final class RandomCard {
    private static final List<String> ANY = List.of(
            "N:Kaspersen;Alma;Ida;Dr.;",
            "N:Public;John;Quinlan,Paul;Mr.;Esq.",
            "ORG:Fjordlys AS;Turbines;B-217",
            "ORG:Fjordlys AS",
            "ORG:Fjordlys AS;Turbines;Blades;Tips",
            "ORG:Second AS;Board",
            "X-MS-OFFICE:B-217",
            "TITLE:Test lead",
            "TITLE;LANGUAGE=fr:Chef",
            "ROLE:Engineer",
            "X-MANAGER:Ida",
            "X-EVOLUTION-MANAGER:Ida",
            "X-ASSISTANT:Bo",
            "item7.X-ABRELATEDNAMES;type=pref:Liv\nitem7.X-ABLabel:_$!<Spouse>!$_",
            "item8.X-ABRELATEDNAMES:Nils\nitem8.X-ABLabel:_$!<Child>!$_",
            "X-MS-CHILD:Bo,Liv",
            "BDAY:19800412",
            "BDAY;VALUE=date:1980-04-12",
            "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12",
            "BDAY;VALUE=text:circa 1800",
            "item9.X-ABDATE;type=pref:2007-06-29\nitem9.X-ABLabel:_$!<Anniversary>!$_",
            "item10.X-ABDATE:1999-01-02\nitem10.X-ABLabel:First flight",
            "X-ANNIVERSARY:2010-01-01",
            "EMAIL;TYPE=work:alma@fjordlys.example",
            "EMAIL;TYPE=home,pref:alma.home@mail.example",
            "EMAIL;X-SLOT=email3:ak@lab.example",
            "EMAIL:fourth@lab.example",
            "item1.EMAIL;type=INTERNET:fifth@lab.example\nitem1.X-ABLabel:Lab",
            "TEL;TYPE=work,voice:+47 55 00 00 01",
            "TEL;TYPE=work:+47 55 00 00 02",
            "TEL;TYPE=WORK:+47 55 00 00 03",
            "TEL;TYPE=HOME;X-SLOT=home2:+47 55 00 00 04",
            "TEL;TYPE=cell;TYPE=pref:+47 90 00 00 01",
            "TEL;TYPE=cell,work:+47 90 00 00 02",
            "TEL;type=IPHONE:+47 90 00 00 03",
            "TEL;TYPE=home,fax:+47 55 00 00 05",
            "TEL;TYPE=fax:+47 55 00 00 06",
            "TEL;TYPE=pref:+47 55 00 00 07",
            "TEL:+47 55 00 00 08",
            "TEL;TYPE=voice:+47 55 00 00 09",
            "X-MS-TEL;TYPE=COMPANY:+47 55 00 00 00",
            "TEL;TYPE=main:+47 55 00 00 00",
            "TEL;TYPE=X-EVOLUTION-RADIO;X-EVOLUTION-UI-SLOT=3:+47 1",
            "ADR;TYPE=work:;;Kaigaten 1\\nInngang B;Bergen;;5003;Norway",
            "ADR;TYPE=WORK;TYPE=PREF:;Floor 3;Torget 2, inner yard;Bergen;;5014;Norway",
            "ADR;TYPE=home:;;Fjellveien 9;Bergen;;5019;Norway",
            "ADR:;;Hytta;Voss;;;",
            "item2.ADR;type=HOME:;;Strandgaten 3;Bergen;;5004;Norway\nitem2.X-ABADR:no",
            "URL;TYPE=work:https://fjordlys.example/",
            "item3.URL;type=pref:http\\://alma.example\nitem3.X-ABLabel:_$!<HomePage>!$_",
            "URL:https://one.example/",
            "URL;TYPE=blog:https://two.example/",
            "X-JABBER:alma@chat.example",
            "IMPP;X-SERVICE-TYPE=Jabber:xmpp:alma@chat.example",
            "X-AIM:alma1",
            "CATEGORIES:crew,night shift",
            "NOTE:Likes wind\\, rain and\\nboats",
            "X-ALT-DESC;FMTTYPE=text/html:<p>Likes wind\\, rain and<br>boats</p>",
            "X-CUSTOM1:one",
            "X-MS-TEXT:first\nX-MS-TEXT:\nX-MS-TEXT:third",
            "CLASS:PRIVATE",
            "GENDER:F;grrl",
            "SEX:1",
            "GEO:geo:60.39\\,5.32",
            "UID:c-0001@fixture.example",
            "REV:2008-04-24T19:52:43Z",
            "X-SOCIALPROFILE;type=twitter:https://social.example/alma",
            "X-STRANGE-ONE;A=\"b;c\":some\\, thing",
            "item4.X-STRANGE-TWO:x");
    private static final List<String> NEW = List.of(
            "RELATED;TYPE=spouse;VALUE=text:Liv",
            "RELATED;TYPE=child;VALUE=text:Bo",
            "RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "BDAY:--0412",
            "ANNIVERSARY:20100101",
            "TEL;VALUE=uri;TYPE=\"voice,home\":tel:+47-55-00-00-10",
            "EMAIL;PREF=1:first@lab.example",
            "ADR;TYPE=home;PREF=1;LABEL=\"Alma\\nBergen\":;;Gate 1;Bergen;;5003;Norway",
            "KEY;MEDIATYPE=application/pgp-keys:https://keys.example/alma.asc",
            "PHOTO:data:image/gif;base64,R0lGODdhAQABAIABAP///wAAACwAAAAAAQABAAACAkQBADs=",
            "KIND:individual",
            "HOBBY;LEVEL=high:sailing");
    private static final List<String> OLD = List.of(
            "PHOTO;ENCODING=b;TYPE=GIF;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&1&1&x==:R0lGODdhAQABAIABAP///wAAACwAAAAAAQABAAACAkQBADs=",
            "LABEL;TYPE=work:Alma\\nBergen",
            "X-ADDRESSBOOKSERVER-KIND:group",
            "AGENT:BEGIN:VCARD\\nVERSION:3.0\\nFN:Bo Agent\\nN:Agent\\;Bo\\;\\;\\;\\nTEL\\;TYPE=WORK:+47 7\\nEND:VCARD\\n");

    private final SplittableRandom random;
    private final String version;
    private final String lineEnd;
    private final StringBuilder card = new StringBuilder();

    private RandomCard(SplittableRandom random) {
        this.random = random;
        this.version = Samples.pick(List.of("2.1", "3.0", "4.0"), random);
        this.lineEnd = random.nextInt(4) == 0 ? "\n" : "\r\n";
    }

    static String of(SplittableRandom random) {
        return new RandomCard(random).make();
    }

    private String make() {
        line("BEGIN:VCARD");
        line("VERSION:" + version);
        List<String> pool = new ArrayList<>(ANY);
        pool.addAll(version.equals("4.0") ? NEW : OLD);
        line("FN:Dr. Alma Kaspersen");
        if (!version.equals("4.0")) {
            line("N:Kaspersen;Alma;;;");
            pool.removeIf(line -> line.startsWith("N:"));
        }
        int density = 1 + random.nextInt(6);
        boolean shuffled = random.nextBoolean();
        while (!pool.isEmpty()) {
            String line = pool.remove(shuffled ? random.nextInt(pool.size()) : 0);
            if (random.nextInt(density) == 0 && !isTwice(line)) {
                line.lines().forEach(this::folded);
            }
        }
        line("X-STRANGE-LAST:" + random.nextInt());
        line("END:VCARD");
        return card.toString();
    }

    private boolean isTwice(String line) {
        String name = line.split("[;:]", 2)[0];
        return List.of("N", "BDAY", "UID").contains(name) && card.indexOf("\n" + name) > 0;
    }

    private void folded(String line) {
        boolean fold = !version.equals("2.1") && random.nextInt(5) == 0 && line.length() > 20;
        int at = 12 + random.nextInt(Math.max(1, line.length() - 12));
        line(fold && at < line.length() ? line.substring(0, at) + lineEnd + " " + line.substring(at) : line);
    }

    private void line(String line) {
        card.append(line).append(lineEnd);
    }
}
