package sextant.dav.report;

import sextant.dav.wire.Filter;

/** What a text in a summary, which is near to that of the document, tells about a test of the latter. */
final class Texts {
    private Texts() {}

    /**
     * Whether a property that has this text, but perhaps with white space around it or in another case, cannot meet a test.
     * Never said wrongly; not said of every test.
     */
    static boolean lacks(PropertyTest test, String text) {
        var filter = test.filter();
        if (filter.absent() || filter.range().isPresent() || test.texts().isEmpty()) {
            return false;
        }
        // with other tests beside, one of them may be enough
        var decisive = filter.test() == Filter.Test.ALL_OF
                || (test.texts().size() == 1 && filter.parameters().isEmpty());
        return decisive && test.texts().stream().anyMatch(one -> lacks(one, text));
    }

    /** However the two are to be compared, the text must have what is sought somewhere in it. */
    private static boolean lacks(TextTest test, String text) {
        var plain = test.sought().chars().allMatch(c -> c > ' ' && c < 127);
        if (test.negated() || !plain) {
            return false;
        }
        var folded = Collation.UNICODE_CASEMAP;
        return !folded.fold(text).contains(folded.fold(test.sought()));
    }
}
