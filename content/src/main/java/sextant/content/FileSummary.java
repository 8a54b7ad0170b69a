package sextant.content;

import java.util.List;

/** The summary of a file: its size. */
public final class FileSummary {
    private FileSummary() {}

    /** What is known of a document without a look into it. */
    public static Summary of(Document file) {
        return new Summary(
                Kind.FILE,
                "",
                "",
                Summary.UNBOUNDED_PAST,
                Summary.UNBOUNDED_FUTURE,
                false,
                false,
                Busy.FREE,
                false,
                "",
                "",
                List.of(),
                List.of(),
                file.size());
    }
}
