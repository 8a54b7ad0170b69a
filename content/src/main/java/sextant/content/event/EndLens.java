package sextant.content.event;

import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.When;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * When something ends or is due: a line with a time, or DURATION counted from the start. What the document has, it keeps.
 *
 * @param line DTEND or DUE
 * @param start what DURATION counts from
 */
public record EndLens(String field, String line, Lens<When> start) implements Lens<When> {
    private static final String DURATION = "DURATION";
    private static final Codec<When> WHEN = Codecs.when();

    @Override
    public Class<?> type() {
        return When.class;
    }

    @Override
    public Optional<When> get(Component item) {
        Optional<When> stated = item.property(line).flatMap(WHEN::read).map(when -> StartLens.seen(item, when));
        return stated.isPresent() ? stated : computed(item);
    }

    private Optional<When> computed(Component item) {
        Optional<Span> span = item.property(DURATION).flatMap(value -> Span.parse(value.value()));
        return span.isEmpty()
                ? Optional.empty()
                : start.get(item).flatMap(from -> span.get().after(from));
    }

    @Override
    public void set(Component item, When value) {
        When wanted = WHEN.normal(value);
        if (get(item).filter(wanted::equals).isPresent()) {
            return;
        }
        if (!wanted.isDay()) {
            StartLens.flag(item, false);
        }
        Optional<Property> stated = item.property(line);
        if (stated.isPresent()) {
            item.replace(stated.get(), wanted.write(stated.get()));
            return;
        }
        Optional<Property> duration = item.property(DURATION);
        if (duration.isPresent()
                && start.get(item).filter(from -> isSameForm(from, wanted)).isPresent()) {
            Span span = Span.between(start.get(item).get(), wanted);
            item.replace(duration.get(), duration.get().withValue(span.text()));
        }
        if (get(item).filter(wanted::equals).isEmpty()) {
            item.removeAll(DURATION); // RFC 5545 3.6.1: not beside an end
            item.add(wanted.write(Property.of(line, "")));
        }
    }

    private static boolean isSameForm(When start, When end) {
        return start.at(end.local()).equals(end) && !end.local().isBefore(start.local());
    }

    @Override
    public void clear(Component item) {
        if (get(item).isEmpty()) {
            return;
        }
        item.removeAll(line);
        item.removeAll(DURATION);
    }
}
