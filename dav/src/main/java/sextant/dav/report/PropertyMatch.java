package sextant.dav.report;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Filter;

/** Whether a component has the properties a filter asks for (RFC 4791 9.7.2, RFC 6352 10.5.1). */
final class PropertyMatch {
    private PropertyMatch() {}

    static boolean matches(Filter.Property filter, Component in) {
        var properties = named(filter.name(), in);
        return filter.absent()
                ? properties.isEmpty()
                : properties.stream().anyMatch(property -> matches(filter, property));
    }

    /** A name may have a group before it (RFC 6352 10.5.1): then only properties of that group are meant. */
    private static List<Property> named(String name, Component in) {
        var dot = name.indexOf('.');
        if (dot < 0) {
            return in.properties(name);
        }
        var group = name.substring(0, dot);
        return in.properties(name.substring(dot + 1)).stream()
                .filter(property ->
                        property.group().filter(group::equalsIgnoreCase).isPresent())
                .toList();
    }

    private static boolean matches(Filter.Property filter, Property property) {
        Stream<Predicate<Property>> tests = Stream.concat(
                filter.texts().stream().map(text -> one -> Collation.matches(text, one.text())),
                filter.parameters().stream().map(parameter -> one -> matches(parameter, one)));
        if (filter.texts().isEmpty() && filter.parameters().isEmpty()) {
            return true;
        }
        return switch (filter.test()) {
            case ALL_OF -> tests.allMatch(test -> test.test(property));
            case ANY_OF -> tests.anyMatch(test -> test.test(property));
        };
    }

    private static boolean matches(Filter.Parameter filter, Property property) {
        var values = property.parameterValues(filter.name());
        if (filter.absent()) {
            return values.isEmpty();
        }
        return filter.text().isEmpty()
                ? !values.isEmpty()
                : values.stream()
                        .anyMatch(value -> Collation.matches(filter.text().get(), value));
    }

    /**
     * Demands that a filter asks for nothing that is not understood here.
     *
     * @throws DavError naming one of the two conditions
     */
    static void demandSupported(Filter.Property filter, Condition supportedFilter, Condition supportedCollation) {
        if (filter.range().isPresent()) {
            throw DavError.of(403, supportedFilter);
        }
        var texts = Stream.concat(
                filter.texts().stream(), filter.parameters().stream().flatMap(one -> one.text().stream()));
        if (texts.anyMatch(text -> Collation.find(text.collation()).isEmpty())) {
            throw DavError.of(403, supportedCollation);
        }
    }
}
