package sextant.server.transfer;

/** Hears how an import goes. */
@FunctionalInterface
public interface ImportReport {
    /**
     * Something did not become an item.
     *
     * @param file its name
     * @param line where in the file, from 1; 0 for the whole file
     * @param reason a sentence or clause
     */
    void refused(String file, int line, String reason);

    /** So many items are dealt with. */
    default void progress(long done) {}
}
