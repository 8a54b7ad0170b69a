package sextant.content.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import sextant.content.MalformedDocument;

/** Cuts octets into logical lines and stacks them into components. One document per parser. */
final class Parser {
    private record Open(Component component, Dialect dialect) {}

    private final byte[] octets;
    private final Limits limits;
    private final List<Node> roots = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;
    private int line = 1;
    private int components;

    Parser(byte[] octets, Limits limits) {
        this.octets = octets;
        this.limits = limits;
    }

    Tree parse() throws MalformedDocument {
        if (octets.length > limits.octets()) {
            throw new MalformedDocument(
                    "the document has " + octets.length + " octets, more than the limit of " + limits.octets());
        }
        Slice mark = byteOrderMark();
        at = mark.to();
        int first = Octets.lineEnd(octets, at);
        String lineEnd = first == octets.length
                        && new Slice(octets, at, first).withoutLineEnd().to() == first
                ? "\r\n"
                : lineEndOf(new Slice(octets, at, first));
        while (at < octets.length) {
            next();
        }
        if (!open.isEmpty()) {
            throw new MalformedDocument("BEGIN:" + open.getLast().component().name() + " has no END");
        }
        if (components == 0) {
            throw new MalformedDocument("the document has no BEGIN line");
        }
        return new Tree(mark, roots, lineEnd);
    }

    private Slice byteOrderMark() {
        boolean marked =
                octets.length > 2 && octets[0] == (byte) 0xef && octets[1] == (byte) 0xbb && octets[2] == (byte) 0xbf;
        return new Slice(octets, 0, marked ? 3 : 0);
    }

    private static String lineEndOf(Slice line) {
        int from = line.withoutLineEnd().to();
        return new String(line.octets(), from, line.to() - from, StandardCharsets.US_ASCII).replace("\r\r", "\r");
    }

    private void next() throws MalformedDocument {
        int started = line;
        int from = at;
        step();
        if (Octets.isLineEnd(octets[from])) {
            nodes().add(new Opaque(new Slice(octets, from, at)));
            return;
        }
        folds();
        Dialect dialect = open.isEmpty() ? Dialect.ICALENDAR : open.getLast().dialect();
        Optional<Head> head = Head.read(new Slice(octets, from, at), dialect);
        if (head.isPresent()) {
            encodedLines(head.get());
        }
        Slice whole = new Slice(octets, from, at);
        if (whole.length() > limits.lineOctets()) {
            throw malformed(started, "longer than " + limits.lineOctets() + " octets");
        }
        if (head.isEmpty()) {
            nodes().add(new Opaque(whole));
            return;
        }
        place(head.get(), Property.read(whole, head.get(), dialect), whole, started);
    }

    private void place(Head head, Property property, Slice whole, int started) throws MalformedDocument {
        if (head.parameters().size() > limits.parameters()) {
            throw malformed(started, "more than " + limits.parameters() + " parameters");
        }
        switch (property.name()) {
            case "BEGIN" -> begin(nameOf(property), whole, started);
            case "END" -> end(nameOf(property), whole, started);
            default -> nodes().add(open.isEmpty() ? new Opaque(whole) : property);
        }
    }

    private static String nameOf(Property bound) {
        return Names.upper(bound.value().strip());
    }

    private void begin(String name, Slice whole, int started) throws MalformedDocument {
        if (name.isEmpty()) {
            throw malformed(started, "BEGIN without a name");
        }
        if (++components > limits.components()) {
            throw malformed(started, "more than " + limits.components() + " components");
        }
        if (open.size() == limits.depth()) {
            throw malformed(started, "components nested deeper than " + limits.depth());
        }
        var component = new Component(name, whole);
        Dialect outer = open.isEmpty() ? null : open.getLast().dialect();
        Dialect dialect = Dialect.of(name, outer, () -> VersionLine.find(octets, at));
        nodes().add(component);
        open.addLast(new Open(component, dialect));
    }

    private void end(String name, Slice whole, int started) throws MalformedDocument {
        if (open.isEmpty()) {
            throw malformed(started, "END:" + name + " without BEGIN");
        }
        Component inner = open.removeLast().component();
        if (!inner.name().equals(name)) {
            throw malformed(started, "END:" + name + " where END:" + inner.name() + " is expected");
        }
        inner.close(whole);
    }

    private List<Node> nodes() {
        return open.isEmpty() ? roots : open.getLast().component().nodes();
    }

    /** Takes the next physical line. */
    private void step() throws MalformedDocument {
        int to = Octets.lineEnd(octets, at);
        for (int i = at; i < to; i++) {
            if (octets[i] == 0) {
                throw malformed(line, "a NUL octet");
            }
        }
        if (line > limits.lines()) {
            throw new MalformedDocument("the document has more than " + limits.lines() + " lines");
        }
        line++;
        at = to;
    }

    private void folds() throws MalformedDocument {
        while (at < octets.length && Octets.isSpace(octets[at])) {
            step();
        }
    }

    /** Takes the further lines of a quoted-printable value with soft line breaks, or of a base64 block. */
    private void encodedLines(Head head) throws MalformedDocument {
        switch (head.parameter("ENCODING").map(Encoding::of).orElse(Encoding.NONE)) {
            case QUOTED_PRINTABLE -> {
                while (endsInSoftBreak(head.valueFrom()) && continues()) {
                    step();
                    folds();
                }
            }
            case BASE64 -> {
                while (continues() && Octets.isBase64(octets, at)) {
                    step();
                    folds();
                }
            }
            case NONE -> {}
        }
    }

    private boolean endsInSoftBreak(int valueFrom) {
        int end = new Slice(octets, valueFrom, at).withoutLineEnd().to();
        return end > valueFrom && octets[end - 1] == '=';
    }

    /** Whether the next line can be more of this value: it is not blank and opens or closes no component. */
    private boolean continues() {
        return at < octets.length
                && !Octets.isLineEnd(octets[at])
                && !VersionLine.startsWith(octets, at, "END:")
                && !VersionLine.startsWith(octets, at, "BEGIN:");
    }

    private static MalformedDocument malformed(int line, String what) {
        return new MalformedDocument("line " + line + ": " + what);
    }
}
