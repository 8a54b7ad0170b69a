package sextant.dav.report;

import java.util.List;
import java.util.function.Predicate;
import sextant.content.Summary;
import sextant.content.line.Component;
import sextant.dav.wire.AddressbookQuery;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Filter;

/** Whether a card meets the filter of an addressbook-query (RFC 6352 10.5). */
final class AddressbookMatch {
    private static final String SCHEME = "mailto";

    private final Filter.Test test;
    private final List<PropertyTest> tests;

    /**
     * Takes a query.
     *
     * @throws DavError if it uses a collation that is not known
     */
    AddressbookMatch(AddressbookQuery query) {
        this.test = query.test();
        this.tests = query.filters().stream()
                .map(filter -> new PropertyTest(filter, Condition.ADDRESSBOOK_SUPPORTED_COLLATION))
                .toList();
    }

    /** Whether everything meets it. */
    boolean isOpen() {
        return tests.isEmpty();
    }

    boolean matches(List<Component> cards) {
        return cards.stream().anyMatch(card -> all(one -> one.matches(card, (range, property) -> false)));
    }

    /** Whether the summary of a card rules it out; most cards that do not match are ruled out by it. */
    boolean excludes(Summary summary) {
        return switch (test) {
            case ALL_OF -> tests.stream().anyMatch(one -> excludes(one, summary));
            case ANY_OF -> tests.stream().allMatch(one -> excludes(one, summary));
        };
    }

    private boolean all(Predicate<PropertyTest> holds) {
        return switch (test) {
            case ALL_OF -> tests.stream().allMatch(holds);
            case ANY_OF -> tests.stream().anyMatch(holds);
        };
    }

    private static boolean excludes(PropertyTest one, Summary summary) {
        return switch (one.name()) {
            case "UID" -> Texts.lacks(one, summary.uid());
            case "FN" ->
                Texts.lacks(one, summary.displayName())
                        && summary.subject().lines().allMatch(further -> Texts.lacks(one, further));
            case "EMAIL" ->
                one.filter().absent()
                        ? one.filter().name().equals("EMAIL")
                                && !summary.emails().isEmpty()
                        : !mayBeScheme(one)
                                && (summary.emails().isEmpty()
                                        ? !one.texts().isEmpty() && Texts.lacks(one, "")
                                        : summary.emails().stream().allMatch(address -> Texts.lacks(one, address)));
            case "TEL" ->
                one.filter().absent()
                        && one.filter().name().equals("TEL")
                        && !summary.phones().isEmpty();
            default -> false;
        };
    }

    /** An address may stand as a mailto URI in the card, and never does in the summary. */
    private static boolean mayBeScheme(PropertyTest one) {
        return one.texts().stream()
                .anyMatch(text -> text.sought().indexOf(':') >= 0
                        || Collation.ASCII_CASEMAP.fold(SCHEME).contains(Collation.ASCII_CASEMAP.fold(text.sought())));
    }
}
