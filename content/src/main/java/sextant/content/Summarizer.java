package sextant.content;

/** Reads a document once, when it is committed, and says what lists and filters need to know. */
@FunctionalInterface
public interface Summarizer {
    /**
     * Summarizes one document.
     *
     * @throws MalformedDocument if the document breaks its syntax, holds no item or holds several with different UIDs
     */
    Summary summarize(Document document) throws MalformedDocument;
}
