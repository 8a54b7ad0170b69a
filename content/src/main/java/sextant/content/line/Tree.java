package sextant.content.line;

import java.util.ArrayList;
import java.util.List;
import sextant.content.MalformedDocument;

/**
 * A document as a tree of content lines that can be edited without harm to what is not edited: for every document that
 * parses, {@code parse(octets).write()} is {@code octets} again, whatever its folding, line ends, blank lines and junk.
 * Mutable, for one thread at a time.
 */
public final class Tree {
    private final Slice mark;
    private final List<Node> nodes;
    private final String lineEnd;

    Tree(Slice mark, List<Node> nodes, String lineEnd) {
        this.mark = mark;
        this.nodes = nodes;
        this.lineEnd = lineEnd;
    }

    /** Parses within {@link Limits#DEFAULT}; see {@link #parse(byte[], Limits)}. */
    public static Tree parse(byte[] octets) throws MalformedDocument {
        return parse(octets, Limits.DEFAULT);
    }

    /**
     * Parses a document of any of the versions; each root's VERSION line decides. Takes time linear in the length.
     *
     * @param octets must not be changed afterwards
     * @throws MalformedDocument if there is no component, if BEGIN and END do not match, if there are NUL octets, or if a
     *     limit is passed; the message says where and what
     */
    public static Tree parse(byte[] octets, Limits limits) throws MalformedDocument {
        return new Parser(octets, limits).parse();
    }

    /** A new document of these roots, with CRLF line ends. */
    public static Tree of(Component... roots) {
        return new Tree(Slice.EMPTY, new ArrayList<>(List.of(roots)), "\r\n");
    }

    /** The outermost components in order: a file for import may hold several. */
    public List<Component> roots() {
        List<Component> roots = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Component root) {
                roots.add(root);
            }
        }
        return roots;
    }

    /**
     * The one outermost component.
     *
     * @throws MalformedDocument if there are several
     */
    public Component root() throws MalformedDocument {
        List<Component> roots = roots();
        if (roots.size() != 1) {
            throw new MalformedDocument("the document holds " + roots.size() + " objects where one is expected");
        }
        return roots.getFirst();
    }

    /** The octets of the document with all edits. */
    public byte[] write() {
        var writer = new LineWriter(lineEnd);
        writer.raw(mark);
        writer.nodes(nodes, null);
        return writer.octets();
    }
}
