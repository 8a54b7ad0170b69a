package sextant.dav.report;

import java.util.List;
import java.util.function.BiPredicate;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Filter;

/**
 * A text-match (RFC 4791 9.7.5, RFC 6352 10.5.4), ready to be made of many texts.
 *
 * @param sought folded
 */
record TextTest(Collation collation, String sought, BiPredicate<String, String> comparison, boolean negated) {
    /**
     * Makes a test.
     *
     * @param unsupported what to say of a collation that is not known
     * @throws DavError if it is not
     */
    static TextTest of(Filter.TextMatch match, Condition unsupported) {
        var collation = Collation.find(match.collation()).orElseThrow(() -> DavError.of(403, unsupported));
        BiPredicate<String, String> comparison = switch (match.match()) {
            case EQUALS -> String::equals;
            case CONTAINS -> String::contains;
            case STARTS_WITH -> String::startsWith;
            case ENDS_WITH -> String::endsWith;
        };
        return new TextTest(collation, collation.fold(match.text()), comparison, match.negated());
    }

    /** Whether one of several texts matches; or none does, if the test is negated. */
    boolean matches(List<String> texts) {
        return texts.stream().anyMatch(text -> comparison.test(collation.fold(text), sought)) != negated;
    }
}
