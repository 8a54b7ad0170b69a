package sextant.server.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.server.transfer.Lines.Line;

/**
 * Cuts the octets of a file into documents. A file may hold any number of VCARD and VCALENDAR objects. A calendar object
 * with several UIDs becomes one document for each, with the calendar's properties and the time zones it refers to
 * (RFC 4791 4.1 allows one UID a resource and no METHOD); every line keeps its octets.
 */
public final class Splitter {
    private static final Map<String, Kind> KINDS =
            Map.of("VEVENT", Kind.EVENT, "VTODO", Kind.TASK, "VJOURNAL", Kind.NOTE);
    private static final int UID_DIGITS = 32;

    private final byte[] octets;
    private final Lines lines;
    private final Consumer<Piece> pieces;

    private Splitter(byte[] octets, Consumer<Piece> pieces) {
        this.octets = octets;
        this.lines = new Lines(octets);
        this.pieces = pieces;
    }

    /** Cuts the octets and hands over the pieces in the order of the file. */
    public static void split(byte[] octets, Consumer<Piece> pieces) {
        new Splitter(octets, pieces).run();
    }

    private void run() {
        var stray = false;
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            var first = line.get();
            if (isBegin(first, "VCALENDAR")) {
                calendar(first);
            } else if (isBegin(first, "VCARD")) {
                card(first);
            } else if (!first.text().isBlank() && !stray) {
                stray = true; // said once: a file that is something else would say it on each line
                broken(first, "here is text that belongs to no VCALENDAR and no VCARD");
            }
        }
    }

    private static boolean isBegin(Line line, String what) {
        return line.name().equals("BEGIN") && line.value().strip().equalsIgnoreCase(what);
    }

    private void broken(Line line, String reason) {
        pieces.accept(new Piece.Broken(line.number(), reason));
    }

    // ---- vCard --------------------------------------------------------------------------------------------------

    private void card(Line begin) {
        var found = component(begin);
        if (found.isEmpty()) {
            broken(begin, "this VCARD has no end");
            return;
        }
        var card = found.get();
        var uid = card.uid().orElseGet(() -> madeUid(card));
        var document = new ByteArrayOutputStream();
        if (card.uid().isPresent()) {
            document.write(octets, card.start(), card.end() - card.start());
        } else {
            // before END, for VERSION has to come first (RFC 6350 6.7.9)
            document.write(octets, card.start(), card.last() - card.start());
            document.writeBytes(uidLine(begin, uid));
            document.write(octets, card.last(), card.end() - card.last());
        }
        pieces.accept(
                new Piece.Whole(begin.number(), Kind.CONTACT, uid, Document.of(Format.VCARD, document.toByteArray())));
    }

    // ---- iCalendar ----------------------------------------------------------------------------------------------

    private void calendar(Line begin) {
        var calendar = new CalendarObject(begin);
        for (var next = lines.next(); next.isPresent(); next = lines.next()) {
            var line = next.get();
            if (line.name().equals("END")) {
                calendar.cut(line);
                return;
            }
            if (line.name().equals("BEGIN")) {
                var component = component(line);
                if (component.isEmpty()) {
                    broken(line, "this " + line.value().strip() + " has no end");
                    return;
                }
                calendar.components.add(component.get());
            } else {
                calendar.properties.add(line);
            }
        }
        broken(begin, "this VCALENDAR has no end");
    }

    /** A VCALENDAR that is being read. */
    private final class CalendarObject {
        private final Line begin;
        private final List<Line> properties = new ArrayList<>();
        private final List<Component> components = new ArrayList<>();

        CalendarObject(Line begin) {
            this.begin = begin;
        }

        void cut(Line end) {
            var groups = new Groups<Component>();
            for (var component : components) {
                if (KINDS.containsKey(component.name())) {
                    groups.add(
                            component.name() + "\n" + component.uid().orElseGet(() -> madeUid(component)), component);
                } else if (!component.name().equals("VTIMEZONE")) {
                    pieces.accept(
                            new Piece.Broken(component.line(), "a " + component.name() + " is no event, task or note"));
                }
            }
            if (groups.isEmpty() && components.stream().allMatch(c -> c.name().equals("VTIMEZONE"))) {
                broken(begin, "this VCALENDAR holds no event, task or note");
            }
            var alone = groups.size() == 1
                    && properties.stream().noneMatch(line -> line.name().equals("METHOD"))
                    && components.stream()
                            .allMatch(c -> c.name().equals("VTIMEZONE")
                                    || (KINDS.containsKey(c.name()) && c.uid().isPresent()));
            for (var group : groups.all()) {
                var leader = group.getFirst();
                var kind = KINDS.getOrDefault(leader.name(), Kind.EVENT);
                var octetsOfGroup = alone ? slice(begin.start(), end.end()) : document(group, end);
                pieces.accept(new Piece.Whole(
                        leader.line(),
                        kind,
                        leader.uid().orElseGet(() -> madeUid(leader)),
                        Document.of(Format.ICALENDAR, octetsOfGroup)));
            }
        }

        private byte[] document(List<Component> group, Line end) {
            var document = new ByteArrayOutputStream();
            write(document, begin);
            for (var property : properties) {
                if (!property.name().equals("METHOD")) {
                    write(document, property);
                }
            }
            for (var zone : components) {
                if (zone.name().equals("VTIMEZONE")
                        && group.stream().anyMatch(c -> c.zones().contains(zone.zoneId()))) {
                    document.write(octets, zone.start(), zone.end() - zone.start());
                }
            }
            for (var component : group) {
                document.write(octets, component.start(), component.first() - component.start());
                if (component.uid().isEmpty()) {
                    document.writeBytes(uidLine(begin, madeUid(component)));
                }
                document.write(octets, component.first(), component.end() - component.first());
            }
            write(document, end);
            return document.toByteArray();
        }
    }

    private void write(ByteArrayOutputStream document, Line line) {
        document.write(octets, line.start(), line.end() - line.start());
    }

    private byte[] slice(int from, int to) {
        return Arrays.copyOfRange(octets, from, to);
    }

    // ---- components ---------------------------------------------------------------------------------------------

    // reads to the end of the component that begins here; empty if the file ends before
    private Optional<Component> component(Line begin) {
        var component = new Component.Reader(begin);
        for (var next = lines.next(); next.isPresent(); next = lines.next()) {
            var done = component.take(next.get());
            if (done.isPresent()) {
                return done;
            }
        }
        return Optional.empty();
    }

    // the same octets get the same UID, so that the same file imported again meets its items
    private String madeUid(Component component) {
        var hash = ContentHash.of(slice(component.start(), component.end())).hex();
        return "imported-" + hash.substring(0, UID_DIGITS);
    }

    private byte[] uidLine(Line model, String uid) {
        var end = model.end();
        var start = end;
        while (start > model.start() && (octets[start - 1] == '\n' || octets[start - 1] == '\r')) {
            start--;
        }
        var lineBreak = new String(octets, start, end - start, StandardCharsets.US_ASCII);
        return ("UID:" + uid + lineBreak).getBytes(StandardCharsets.US_ASCII);
    }
}
