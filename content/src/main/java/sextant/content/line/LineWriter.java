package sextant.content.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes nodes: received ones as they came, new ones in the spelling of their dialect. */
final class LineWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private final byte[] lineEnd;
    private boolean open; // whether the last line still lacks its line end

    LineWriter(String lineEnd) {
        this.lineEnd = lineEnd.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] octets() {
        return out.toByteArray();
    }

    /** Octets that are not lines. */
    void raw(Slice slice) {
        slice.writeTo(out);
    }

    /**
     * Nodes side by side.
     *
     * @param dialect of the component around them, null around the roots
     */
    void nodes(List<Node> nodes, @Nullable Dialect dialect) {
        for (int i = 0; i < nodes.size(); i++) {
            switch (nodes.get(i)) {
                case Opaque opaque -> line(opaque.source());
                case Component component -> component(component, dialect);
                case Property property ->
                    property(
                            property,
                            dialect == null ? Dialect.ICALENDAR : dialect,
                            i + 1 < nodes.size() ? nodes.get(i + 1) : null);
            }
        }
    }

    private void component(Component component, @Nullable Dialect outer) {
        Dialect dialect = Dialect.of(component.name(), outer, component::version);
        bound("BEGIN:", component.name(), component.begin());
        nodes(component.nodes(), dialect);
        bound("END:", component.name(), component.end());
    }

    private void bound(String keyword, String name, @Nullable Slice received) {
        if (received != null) {
            line(received);
        } else {
            line((keyword + name).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void property(Property property, Dialect dialect, @Nullable Node next) {
        Slice received = property.source();
        if (received != null) {
            line(received);
            if (next != null && swallows(property, received, next)) {
                out.writeBytes(lineEnd);
            }
            return;
        }
        var composed = new Composed(property, dialect, lineEnd);
        byte[] octets = composed.octets();
        line(octets);
        boolean blankFollows = next instanceof Opaque opaque && opaque.source().isBlank();
        if ((composed.isBlock() && !blankFollows)
                || (next != null && swallows(property, new Slice(octets, 0, octets.length), next))) {
            out.writeBytes(lineEnd);
        }
    }

    /** Whether a reader would take the next line, which was not there before, for more of this line's encoded value. */
    private static boolean swallows(Property property, Slice written, Node next) {
        return switch (property.encoding()) {
            case NONE -> false;
            case QUOTED_PRINTABLE ->
                written.withoutLineEnd().endsWith('=')
                        && !(next instanceof Component)
                        && !(next instanceof Opaque opaque && opaque.source().isBlank());
            case BASE64 ->
                next instanceof Opaque opaque
                        && !opaque.source().isBlank()
                        && Octets.isBase64(
                                opaque.source().octets(), opaque.source().from());
        };
    }

    private void line(Slice received) {
        closeLine();
        received.writeTo(out);
        open = received.length() > 0 && !Octets.isLineEnd(received.octets()[received.to() - 1]);
    }

    private void line(byte[] octets) {
        closeLine();
        out.writeBytes(octets);
        out.writeBytes(lineEnd);
    }

    private void closeLine() {
        if (open) {
            out.writeBytes(lineEnd);
            open = false;
        }
    }
}
