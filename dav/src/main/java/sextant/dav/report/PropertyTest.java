package sextant.dav.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Text;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Filter;
import sextant.dav.wire.TimeRange;

/** A prop-filter (RFC 4791 9.7.2, RFC 6352 10.5.1), ready to be asked of many components. Any one property that meets it is enough. */
final class PropertyTest {
    // RFC 5545 3.8.1.2 and 3.8.1.10, RFC 6350 6.2.3 and 6.7.1: each of their texts is one by itself
    private static final Set<String> LISTS = Set.of("CATEGORIES", "RESOURCES", "NICKNAME");

    /** A param-filter. */
    private record ParameterTest(String name, boolean absent, Optional<TextTest> text) {
        boolean matches(Property property) {
            var values = property.parameterValues(name);
            if (absent || text.isEmpty()) {
                return property.parameters().stream().anyMatch(one -> one.name().equals(name)) != absent;
            }
            return !values.isEmpty() && text.get().matches(values);
        }
    }

    private final Filter.Property filter;
    private final Optional<String> group;
    private final String name;
    private final List<TextTest> texts;
    private final List<ParameterTest> parameters;

    /**
     * Makes a test.
     *
     * @param unsupported what to say of a collation that is not known
     * @throws DavError if it is not
     */
    PropertyTest(Filter.Property filter, Condition unsupported) {
        this.filter = filter;
        var dot = filter.name().indexOf('.');
        this.group = dot < 0 ? Optional.empty() : Optional.of(filter.name().substring(0, dot));
        this.name = filter.name().substring(dot + 1).toUpperCase(Locale.ROOT);
        this.texts = filter.texts().stream()
                .map(match -> TextTest.of(match, unsupported))
                .toList();
        this.parameters = filter.parameters().stream()
                .map(one -> new ParameterTest(
                        one.name().toUpperCase(Locale.ROOT),
                        one.absent(),
                        one.text().map(match -> TextTest.of(match, unsupported))))
                .toList();
    }

    /** In upper case, without a group. */
    String name() {
        return name;
    }

    Filter.Property filter() {
        return filter;
    }

    List<TextTest> texts() {
        return texts;
    }

    /**
     * Whether a component meets it.
     *
     * @param dates whether a range touches the dates of a property
     */
    boolean matches(Component in, BiPredicate<TimeRange, Property> dates) {
        var properties = in.properties(name).stream().filter(this::isInGroup).toList();
        return filter.absent()
                ? properties.isEmpty()
                : properties.stream().anyMatch(property -> matches(property, dates));
    }

    /** RFC 6352 10.5.1: a name without a group means the properties of all groups. */
    private boolean isInGroup(Property property) {
        return group.isEmpty()
                || property.group().filter(group.get()::equalsIgnoreCase).isPresent();
    }

    private boolean matches(Property property, BiPredicate<TimeRange, Property> dates) {
        if (filter.range().isPresent() && !dates.test(filter.range().get(), property)) {
            return false;
        }
        if (texts.isEmpty() && parameters.isEmpty()) {
            return true;
        }
        Stream<Predicate<Property>> tests = Stream.concat(
                texts.stream().map(text -> one -> text.matches(values(one))),
                parameters.stream().map(parameter -> parameter::matches));
        return switch (filter.test()) {
            case ALL_OF -> tests.allMatch(test -> test.test(property));
            case ANY_OF -> tests.anyMatch(test -> test.test(property));
        };
    }

    private static List<String> values(Property property) {
        var whole = property.text();
        if (!LISTS.contains(property.name()) || property.value().indexOf(',') < 0) {
            return List.of(whole);
        }
        return Stream.concat(
                        Stream.of(whole),
                        Text.splitList(property.value()).stream().map(String::strip))
                .toList();
    }
}
