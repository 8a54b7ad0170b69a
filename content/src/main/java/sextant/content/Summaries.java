package sextant.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import sextant.content.line.Component;
import sextant.content.line.Limits;
import sextant.content.line.Tree;

/** Summarizes documents of every format. Immutable and safe for any thread. */
public final class Summaries implements Summarizer {
    private final Limits limits;

    /** Summaries of documents within {@link Limits#DEFAULT}. */
    public Summaries() {
        this(Limits.DEFAULT);
    }

    /** Summaries of documents within these limits. */
    public Summaries(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Summary summarize(Document document) throws MalformedDocument {
        try {
            return switch (document.format()) {
                case ICALENDAR -> CalendarSummary.of(root(document, "VCALENDAR"), document.size());
                case VCARD -> CardSummary.of(root(document, "VCARD"), document.size());
                case MESSAGE -> MessageSummary.of(document);
                case OPAQUE -> FileSummary.of(document);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be read: " + document, e);
        }
    }

    private Component root(Document document, String name) throws MalformedDocument, IOException {
        if (document.size() > limits.octets()) {
            throw new MalformedDocument(
                    "the document has " + document.size() + " octets, more than the limit of " + limits.octets());
        }
        Component root = Tree.parse(document.octets(), limits).root();
        if (!root.name().equals(name)) {
            throw new MalformedDocument("the document is a " + root.name() + " where a " + name + " is expected");
        }
        return root;
    }
}
