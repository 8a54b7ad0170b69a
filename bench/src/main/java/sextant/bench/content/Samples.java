package sextant.bench.content;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;

/** Documents of the usual shapes. */
final class Samples {
    private static final int BASE64_LINE = 74;

    private Samples() {}

    /** A meeting with a zone, a rule, six attendees, an alarm and a few product lines: about 2 KB. */
    static byte[] event() {
        return crlf("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Sextant//Bench//EN
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                BEGIN:STANDARD
                DTSTART:19701025T030000
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:19700329T020000
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                END:DAYLIGHT
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:4f1c2a64-7a54-4f6c-9c5e-2f1f8ad0f8a1
                DTSTAMP:20260101T000000Z
                DTSTART;TZID=Europe/Berlin:20260302T100000
                DTEND;TZID=Europe/Berlin:20260302T110000
                RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261231T220000Z
                SUMMARY:Weekly review\\, with guests
                LOCATION:Room 4
                DESCRIPTION:Agenda\\n1. Last week\\n2. This week\\n3. Whatever else there is to t
                 alk about before everybody leaves for lunch
                ORGANIZER;CN=Alice:mailto:alice@example.org
                ATTENDEE;CN=Alice;PARTSTAT=ACCEPTED:mailto:alice@example.org
                ATTENDEE;CN=Bob;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bob@example.org
                ATTENDEE;CN="Carol, Dr.";PARTSTAT=TENTATIVE;RSVP=TRUE:mailto:carol@example.org
                ATTENDEE;CN=Dan;PARTSTAT=DECLINED:mailto:dan@example.org
                ATTENDEE;CN=Eve;ROLE=OPT-PARTICIPANT:mailto:eve@example.org
                ATTENDEE;CN=Room 4;CUTYPE=ROOM:mailto:room4@example.org
                TRANSP:OPAQUE
                X-MICROSOFT-CDO-BUSYSTATUS:BUSY
                X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
                BEGIN:VALARM
                ACTION:DISPLAY
                TRIGGER:-PT15M
                DESCRIPTION:Reminder
                END:VALARM
                END:VEVENT
                END:VCALENDAR
                """);
    }

    /** A contact without a picture: about half a KB. */
    static byte[] card() {
        return card("");
    }

    /** A contact with a picture of 200 KB, folded: about 280 KB. */
    static byte[] cardWithPicture() {
        byte[] picture = new byte[200 * 1024];
        new SplittableRandom(1).nextBytes(picture);
        String base64 = Base64.getEncoder().encodeToString(picture);
        var line = new StringBuilder("PHOTO;ENCODING=b;TYPE=JPEG:\n");
        for (int at = 0; at < base64.length(); at += BASE64_LINE) {
            line.append(' ')
                    .append(base64, at, Math.min(base64.length(), at + BASE64_LINE))
                    .append('\n');
        }
        return card(line.toString());
    }

    private static byte[] card(String picture) {
        return crlf("""
                BEGIN:VCARD
                VERSION:3.0
                UID:0a1b2c3d
                N:Doe;Jürgen;;Dr.;
                FN:Dr. Jürgen Doe
                ORG:Example;Research
                TITLE:Engineer
                item1.EMAIL;type=INTERNET;type=WORK;type=pref:j.doe@example.org
                item1.X-ABLabel:Lab
                EMAIL;type=INTERNET;type=HOME:doe@example.net
                TEL;type=CELL;type=VOICE;type=pref:+49 170 000000
                TEL;type=WORK;type=VOICE:+49 30 000000
                ADR;type=HOME:;;Str. 1;Berlin;;10115;Germany
                BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-06
                NOTE:A note\\, with a comma
                REV:2026-01-01T00:00:00Z
                """ + picture + "END:VCARD\n");
    }

    /** A calendar of this many octets: one event with many attendees and long, folded, escaped texts. */
    static byte[] ofSize(int octets) {
        String lines = """
                ATTENDEE;CN="Carol, Dr.";PARTSTAT=TENTATIVE;RSVP=TRUE:mailto:carol@example.org
                COMMENT:Grüße\\, und so weiter\\nund noch eine Zeile\\; und noch eine und noch e
                 ine und noch eine
                """;
        String head = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20260101T000000Z\n";
        return crlf(head + lines.repeat(octets / lines.length()) + "END:VEVENT\nEND:VCALENDAR\n");
    }

    private static byte[] crlf(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
