package sextant.interop;

import java.util.Base64;
import java.util.SplittableRandom;

/** Documents as real programs write them, with line ends of CRLF. */
final class Samples {
    private Samples() {}

    /** A weekly series over a change to daylight-saving time, one instance moved, one deleted. */
    static String seriesWithExceptions(String uid) {
        return crlf("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//fixture//EN
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                BEGIN:DAYLIGHT
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                TZNAME:CEST
                DTSTART:19700329T020000
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                END:DAYLIGHT
                BEGIN:STANDARD
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                TZNAME:CET
                DTSTART:19701025T030000
                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:%1$s
                DTSTAMP:20260301T100000Z
                DTSTART;TZID=Europe/Berlin:20260324T090000
                DTEND;TZID=Europe/Berlin:20260324T100000
                SUMMARY:Crane check
                RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=4;WKST=MO
                EXDATE;TZID=Europe/Berlin:20260407T090000
                X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="Pier 1\\n5003 Bergen";X-APPLE-RADIUS=70;X-TITLE=Pier:geo:60.4,5.3
                END:VEVENT
                BEGIN:VEVENT
                UID:%1$s
                RECURRENCE-ID;TZID=Europe/Berlin:20260331T090000
                DTSTAMP:20260301T100000Z
                DTSTART;TZID=Europe/Berlin:20260331T103000
                DTEND;TZID=Europe/Berlin:20260331T113000
                SUMMARY:Crane check (late)
                END:VEVENT
                END:VCALENDAR
                """.formatted(uid));
    }

    static String event(String uid, String summary) {
        return crlf("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//fixture//EN
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20260301T100000Z
                DTSTART:20261201T090000Z
                DTEND:20261201T100000Z
                SUMMARY:%s
                END:VEVENT
                END:VCALENDAR
                """.formatted(uid, summary));
    }

    static String task(String uid, String summary) {
        return crlf("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//fixture//EN
                BEGIN:VTODO
                UID:%s
                DTSTAMP:20260301T100000Z
                SUMMARY:%s
                DUE;VALUE=DATE:20261224
                PRIORITY:3
                STATUS:IN-PROCESS
                PERCENT-COMPLETE:40
                X-APPLE-SORT-ORDER:7
                END:VTODO
                END:VCALENDAR
                """.formatted(uid, summary));
    }

    static String note(String uid, String summary) {
        return crlf("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//fixture//EN
                BEGIN:VJOURNAL
                UID:%s
                DTSTAMP:20260301T100000Z
                SUMMARY:%s
                DESCRIPTION:12 mm x 40 m\\, galvanised
                END:VJOURNAL
                END:VCALENDAR
                """.formatted(uid, summary));
    }

    static String contact(String uid, String name) {
        return crlf("""
                BEGIN:VCARD
                VERSION:3.0
                UID:%s
                N:%s;;;;
                FN:%s
                item1.EMAIL;type=INTERNET;type=pref:%s@example.org
                item1.X-ABLabel:_$!<Work>!$_
                BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-06
                END:VCARD
                """.formatted(uid, name, name, uid));
    }

    /** A contact with a photo of this many octets. */
    static String contactWithPhoto(String uid, String name, int octets) {
        var photo = new byte[octets];
        new SplittableRandom(octets).nextBytes(photo);
        var encoded = Base64.getMimeEncoder(74, "\r\n ".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .encodeToString(photo);
        return contact(uid, name).replace("END:VCARD", "PHOTO;ENCODING=b;TYPE=JPEG:\r\n " + encoded + "\r\nEND:VCARD");
    }

    /** A group of contacts as Apple's programs write it. */
    static String groupOfContacts(String uid, String member) {
        return crlf("""
                BEGIN:VCARD
                VERSION:3.0
                PRODID:-//fixture//EN
                N:Crew
                FN:Crew
                X-ADDRESSBOOKSERVER-KIND:group
                X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:%s
                UID:%s
                END:VCARD
                """.formatted(member, uid));
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }
}
