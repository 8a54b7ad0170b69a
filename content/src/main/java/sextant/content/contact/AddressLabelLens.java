package sextant.content.contact;

import java.util.Optional;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.line.Component;
import sextant.content.line.Dialect;

/**
 * An address as it is to be printed: a parameter of ADR in vCard 4.0, a LABEL line before. Both are read and kept equal.
 *
 * @param parameter on the address
 * @param line of its own
 */
record AddressLabelLens(LineLens<String> parameter, LineLens<String> line) implements Lens<String> {
    @Override
    public String field() {
        return line.field();
    }

    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public Optional<String> get(Component card) {
        return parameter.get(card).or(() -> line.get(card));
    }

    @Override
    public void set(Component card, String value) {
        if (get(card).filter(value::equals).isPresent()) {
            return;
        }
        boolean onLine = !line.lines(card).isEmpty();
        boolean onAddress = parameter.get(card).isPresent();
        if (onAddress || (!onLine && card.dialect() == Dialect.VCARD_4)) {
            parameter.set(card, value);
        }
        if (onLine || (!onAddress && card.dialect() != Dialect.VCARD_4)) {
            line.set(card, value);
        }
    }

    @Override
    public void clear(Component card) {
        parameter.clear(card);
        line.clear(card);
    }
}
