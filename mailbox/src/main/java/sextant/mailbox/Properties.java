package sextant.mailbox;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Small named texts that live beside a document or a collection and are not part of it: flags, categories, colours, a
 * protocol's dead properties. Names are chosen by their owner ({@code "seen"}, {@code "{DAV:}displayname"}). Immutable.
 */
public record Properties(SortedMap<String, String> values) {
    public static final Properties NONE = new Properties(Collections.emptySortedMap());

    public Properties {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Properties of(Map<String, String> values) {
        return new Properties(new TreeMap<>(values));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Properties with(String name, String value) {
        var copy = new TreeMap<>(values);
        copy.put(name, value);
        return new Properties(copy);
    }

    public Properties without(String name) {
        var copy = new TreeMap<>(values);
        copy.remove(name);
        return new Properties(copy);
    }
}
