package sextant.server.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Things that belong together by a key, in the order the keys came up. */
final class Groups<T> {
    private final Map<String, List<T>> groups = new LinkedHashMap<>();

    void add(String key, T member) {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(member);
    }

    int size() {
        return groups.size();
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    Collection<List<T>> all() {
        return groups.values();
    }
}
