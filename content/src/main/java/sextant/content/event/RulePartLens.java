package sextant.content.event;

import java.util.Optional;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.line.Component;

/** A part of the recurrence rule. Where there is no rule there is nothing to add a part to, and nothing is written. */
record RulePartLens(LineLens<String> part) implements Lens<String> {
    @Override
    public String field() {
        return part.field();
    }

    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public Optional<String> get(Component event) {
        return part.get(event);
    }

    @Override
    public void set(Component event, String value) {
        if (!part.lines(event).isEmpty()) {
            part.set(event, value);
        }
    }

    @Override
    public void clear(Component event) {
        part.clear(event);
    }
}
