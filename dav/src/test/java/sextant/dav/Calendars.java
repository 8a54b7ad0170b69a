package sextant.dav;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Calendar objects of a few lines, and the questions that are asked of many. */
final class Calendars {
    static final String DATA = "{urn:ietf:params:xml:ns:caldav}calendar-data";

    private Calendars() {}

    /** A calendar object of these lines; {@code |} begins a new one. */
    static byte[] object(String lines) {
        var text = "BEGIN:VCALENDAR|VERSION:2.0|PRODID:-//example.org//EN|" + lines + "|END:VCALENDAR|";
        return text.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** An object with one component. */
    static byte[] one(String component, String uid, String lines) {
        return object(part(component, uid, lines));
    }

    /** The lines of one component. */
    static String part(String component, String uid, String lines) {
        return "BEGIN:" + component + "|UID:" + uid + "|DTSTAMP:20260101T000000Z|" + lines + "|END:" + component;
    }

    /** An object as the text of an element. */
    static String inXml(byte[] object) {
        return new String(object, StandardCharsets.UTF_8).replace("\r", "&#13;");
    }

    /** The definition of a zone. */
    static String berlin(String tzid) {
        return "BEGIN:VTIMEZONE|TZID:" + tzid
                + "|BEGIN:DAYLIGHT|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|DTSTART:19810329T020000"
                + "|RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU|END:DAYLIGHT"
                + "|BEGIN:STANDARD|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|DTSTART:19961027T030000"
                + "|RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU|END:STANDARD|END:VTIMEZONE";
    }

    static String range(String start, String end) {
        return "<C:time-range" + (start.isEmpty() ? "" : " start='" + start + "'")
                + (end.isEmpty() ? "" : " end='" + end + "'") + "/>";
    }

    static String within(String component, String inside) {
        return "<C:comp-filter name='" + component + "'>" + inside + "</C:comp-filter>";
    }

    static String filter(String inside) {
        return "<C:filter>" + within("VCALENDAR", inside) + "</C:filter>";
    }

    /** The names of the items that a filter finds. */
    static Set<String> found(Rig rig, String collection, String inside, String... after) {
        var answer = rig.report(
                collection,
                "C:calendar-query",
                Rig.props("D:getetag") + filter(inside) + String.join("", after),
                "Depth",
                "1");
        var names = new TreeSet<String>();
        answer.rows().keySet().forEach(href -> names.add(href.substring(collection.length())));
        return names;
    }

    /** The calendar data of one item, in a shape: its lines, unfolded. */
    static List<String> data(Rig rig, String href, String shape) {
        var answer = rig.report(
                href.substring(0, href.lastIndexOf('/') + 1),
                "C:calendar-multiget",
                "<D:prop><D:getetag/>" + shape + "</D:prop><D:href>" + href + "</D:href>");
        return answer.row().text(DATA).lines().toList();
    }
}
