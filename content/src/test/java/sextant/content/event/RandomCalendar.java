package sextant.content.event;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import sextant.content.lens.Samples;

/** Calendar objects with one item, lines of many products, strangers and odd folding. */
public final class RandomCalendar {
    private static final List<String> TIMES = List.of(
            "DTSTART;TZID=Europe/Berlin:20260324T090000\nDTEND;TZID=Europe/Berlin:20260324T100000",
            "DTSTART;TZID=Europe/Berlin:20260328T090000\nDURATION:PT26H",
            "DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260504",
            "DTSTART:20260324T090000Z\nDTEND:20260324T100000Z",
            "DTSTART:20260324T090000",
            "DTSTART;TZID=Custom 1:20260324T000000\nDTEND;TZID=Custom 2:20260325T000000\n"
                    + "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
            "DTSTART;VALUE=DATE-TIME:20260324T090000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE");
    private static final List<String> ANY = List.of(
            "SUMMARY;LANGUAGE=de:Kran prüfen\\, bitte",
            "LOCATION:Berth 3",
            "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"Berth 3\":geo:60.39,5.32",
            "GEO:60.390000;5.32",
            "DESCRIPTION:Bring\\nropes",
            "DESCRIPTION;ALTREP=\"data:text/html,%3Cp%3EBring%3C/p%3E\":Bring",
            "X-ALT-DESC;FMTTYPE=text/html:<p>Bring</p><p>ropes</p>",
            "ATTACH;FMTTYPE=text/plain;FILENAME=a.txt;MANAGED-ID=1:https://files.example/a.txt",
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:aGVsbG8=",
            "CREATED:20260101T000000Z",
            "LAST-MODIFIED:2026-01-01T00:00:00.000Z",
            "SEQUENCE:2",
            "X-MICROSOFT-CDO-APPT-SEQUENCE:2",
            "X-MICROSOFT-CDO-BUSYSTATUS:OOF",
            "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
            "TRANSP:OPAQUE",
            "TRANSP:TRANSPARENT",
            "STATUS:CONFIRMED",
            "CLASS:PERSONAL",
            "CLASS;X-MS-SENSITIVITY=1:PRIVATE",
            "PRIORITY:3",
            "PRIORITY:0",
            "X-MICROSOFT-CDO-IMPORTANCE:2",
            "CATEGORIES:crane,night\\, shift",
            "CATEGORIES:yard",
            "ORGANIZER;CN=Alma;SENT-BY=\"mailto:bo@example.org\":mailto:alma@example.org",
            "ATTENDEE;CN=Bo;ROLE=CHAIR;PARTSTAT=ACCEPTED;X-NUM-GUESTS=0:mailto:bo@example.org",
            "ATTENDEE;CUTYPE=ROOM;ROLE=NON-PARTICIPANT;RSVP=TRUE:MAILTO:Room@Example.org",
            "ATTENDEE;ROLE=NON-PARTICIPANT;PARTSTAT=X-MAYBE:mailto:liv@example.org",
            "ATTENDEE;CN=Bo again:mailto:BO@example.org",
            "ATTENDEE;EMAIL=ida@example.org;CN=Ida:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "X-GOOGLE-CONFERENCE:https://meet.example/abc",
            "CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+47-55-00-00-01",
            "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/abc",
            "URL:https://example.org/crane",
            "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;RSCALE=GREGORIAN;SKIP=BACKWARD",
            "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=4;WKST=MO",
            "EXDATE;TZID=Europe/Berlin:20260407T090000,20260414T090000",
            "EXDATE;TZID=Europe/Berlin:20260421T090000",
            "EXDATE:never",
            "RDATE;VALUE=PERIOD:20260601T080000Z/PT1H,20260602T080000Z/20260602T090000Z",
            "RDATE;VALUE=DATE:20260701",
            "RELATED-TO;RELTYPE=PARENT:other@example.org",
            "RELATED-TO:sibling@example.org",
            "RELATED-TO;RELTYPE=X-DEAD-OCCURRENCE:master@example.org",
            "COMMENT:first",
            "COMMENT:second",
            "RESOURCES:crane,rope",
            "CONTACT:Bo\\, 123",
            "COLOR:turquoise",
            "PERCENT-COMPLETE:40",
            "STATUS;X-MS-TASK-STATUS=WAITING:NEEDS-ACTION",
            "STATUS:IN-PROGRESS",
            "COMPLETED:20260629T060000Z",
            "X-MS-NOTE-COLOR:3",
            "X-MOZ-GENERATION:4",
            "X-MOZ-LASTACK:20260323T080000Z",
            "X-STRANGE-ONE;A=\"b;c\":some\\, thing");
    private static final List<String> ALARMS = List.of(
            "ACTION:DISPLAY\nDESCRIPTION:Crane\nTRIGGER:-PT15M\nUID:alarm-1\nACKNOWLEDGED:20260323T080000Z",
            "ACTION:AUDIO\nTRIGGER;RELATED=START:-P1DT2H",
            "ACTION:DISPLAY\nTRIGGER;VALUE=DATE-TIME:20260324T060000Z\nX-APPLE-DEFAULT-ALARM:TRUE",
            "ACTION:DISPLAY\nTRIGGER;RELATED=END:-PT5M\nDESCRIPTION:End",
            "ACTION:EMAIL\nTRIGGER:-PT1H\nSUMMARY:s\nDESCRIPTION:d\nATTENDEE:mailto:bo@example.org",
            "ACTION:DISPLAY\nTRIGGER:PT5M",
            "ACTION:DISPLAY\nTRIGGER:soon",
            "TRIGGER:-PT1M");

    private final SplittableRandom random;
    private final String lineEnd;
    private final StringBuilder calendar = new StringBuilder();

    private RandomCalendar(SplittableRandom random) {
        this.random = random;
        this.lineEnd = random.nextInt(4) == 0 ? "\n" : "\r\n";
    }

    /** A calendar object with one component of this name. */
    public static String of(String component, SplittableRandom random) {
        return new RandomCalendar(random).make(component);
    }

    private String make(String component) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//fixture//EN");
        line("BEGIN:" + component);
        line("UID:evt-7f3a@example.org");
        line("DTSTAMP:20260301T100000Z");
        times(component);
        List<String> pool = new ArrayList<>(ANY);
        int density = 1 + random.nextInt(6);
        List<String> once = new ArrayList<>();
        while (!pool.isEmpty()) {
            String line = pool.remove(random.nextInt(pool.size()));
            String name = line.split("[;:]", 2)[0];
            boolean many = List.of(
                            "ATTENDEE",
                            "ATTACH",
                            "EXDATE",
                            "RDATE",
                            "COMMENT",
                            "CONFERENCE",
                            "CATEGORIES",
                            "RELATED-TO")
                    .contains(name);
            if (random.nextInt(density) == 0 && (many || !once.contains(name))) {
                once.add(name);
                folded(line);
            }
        }
        line("X-STRANGE-LAST:" + random.nextInt());
        for (int i = random.nextInt(4); i > 0; i--) {
            line("BEGIN:VALARM");
            Samples.pick(ALARMS, random).lines().forEach(this::line);
            line("END:VALARM");
        }
        line("END:" + component);
        line("END:VCALENDAR");
        return calendar.toString();
    }

    private void times(String component) {
        String end = component.equals("VTODO") ? "DUE" : "DTEND";
        if (component.equals("VEVENT") || random.nextInt(3) > 0) {
            Samples.pick(TIMES, random)
                    .lines()
                    .map(line -> line.replace("DTEND", end))
                    .forEach(this::line);
        }
    }

    private void folded(String line) {
        int at = 12 + random.nextInt(Math.max(1, line.length() - 12));
        boolean fold = random.nextInt(5) == 0 && at < line.length();
        line(fold ? line.substring(0, at) + lineEnd + " " + line.substring(at) : line);
    }

    private void line(String line) {
        calendar.append(line).append(lineEnd);
    }
}
