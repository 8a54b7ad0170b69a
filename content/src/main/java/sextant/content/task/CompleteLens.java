package sextant.content.task;

import java.util.Locale;
import java.util.Optional;
import sextant.content.lens.Lens;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * Whether a task is done, for peers that know no more. Completing it sets STATUS and PERCENT-COMPLETE and remembers in an
 * X-MS-BEFORE parameter of each what it was; taking that back restores both, and removes COMPLETED. A client that writes
 * another status takes the memory away with it.
 */
record CompleteLens(String field) implements Lens<Boolean> {
    static final String BEFORE = "X-MS-BEFORE";
    private static final String ABSENT = "NONE";
    private static final String STATUS = "STATUS";
    private static final String PERCENT = "PERCENT-COMPLETE";
    private static final String DONE = "COMPLETED";

    static String word(String value) {
        return value.strip().toUpperCase(Locale.ROOT);
    }

    @Override
    public Class<?> type() {
        return Boolean.class;
    }

    @Override
    public Optional<Boolean> absent() {
        return Optional.of(false);
    }

    @Override
    public Optional<Boolean> get(Component task) {
        return task.property(STATUS)
                .filter(line -> word(line.value()).equals(DONE))
                .map(line -> true);
    }

    @Override
    public void set(Component task, Boolean value) {
        if (!value) {
            clear(task);
            return;
        }
        if (get(task).isEmpty()) {
            remember(task, STATUS, DONE);
            if (task.property(PERCENT)
                    .filter(line -> line.value().strip().equals("100"))
                    .isEmpty()) {
                remember(task, PERCENT, "100");
            }
        }
    }

    private static void remember(Component task, String name, String value) {
        Optional<Property> line = task.property(name);
        if (line.isPresent()) {
            Property old = line.get();
            task.replace(old, old.withParameter(BEFORE, old.value().strip()).withValue(value));
        } else {
            task.add(Property.of(name, value).withParameter(BEFORE, ABSENT));
        }
    }

    @Override
    public void clear(Component task) {
        if (get(task).isEmpty()) {
            return;
        }
        task.property(STATUS).ifPresent(line -> restore(task, line, "NEEDS-ACTION"));
        task.property(PERCENT)
                .filter(line -> line.parameter(BEFORE).isPresent()
                        || line.value().strip().equals("100"))
                .ifPresent(line -> restore(task, line, ABSENT));
        task.removeAll(DONE);
    }

    private static void restore(Component task, Property line, String otherwise) {
        String before = line.parameter(BEFORE)
                .filter(value -> !word(value).equals(DONE))
                .orElse(otherwise);
        if (before.equals(ABSENT)) {
            task.remove(line);
        } else {
            task.replace(line, line.withoutParameter(BEFORE).withValue(before));
        }
    }
}
