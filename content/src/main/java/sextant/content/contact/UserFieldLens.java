package sextant.content.contact;

import java.util.List;
import java.util.Optional;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * One of the four free fields: X-CUSTOMn (Thunderbird), CUSTOMn (DavMail), or the n-th X-MS-TEXT line (Outlook). The last are
 * told apart by their place alone, so none is ever added or removed; a cleared one stays as an empty line.
 */
record UserFieldLens(LineLens<String> named, int number) implements Lens<String> {
    private static final String OUTLOOK = "X-MS-TEXT";

    static UserFieldLens of(String field, int number) {
        return new UserFieldLens(
                LineLens.of(field, Slot.sole("X-CUSTOM" + number).alias("CUSTOM" + number), Codecs.text()), number);
    }

    @Override
    public String field() {
        return named.field();
    }

    private Optional<Property> numbered(Component card) {
        List<Property> lines = card.properties(OUTLOOK);
        return lines.size() < number ? Optional.empty() : Optional.of(lines.get(number - 1));
    }

    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public Optional<String> get(Component card) {
        return named.get(card)
                .or(() -> numbered(card).flatMap(Codecs.text()::read).filter(text -> !text.isEmpty()));
    }

    @Override
    public void set(Component card, String value) {
        String wanted = Codecs.text().normal(value);
        if (wanted.isEmpty()) {
            clear(card);
            return;
        }
        if (get(card).filter(wanted::equals).isPresent()) {
            return;
        }
        Optional<Property> numbered = numbered(card);
        numbered.ifPresent(line -> card.replace(line, Codecs.text().write(line, wanted, card.dialect())));
        if (numbered.isEmpty() || !named.lines(card).isEmpty()) {
            named.set(card, wanted);
        }
    }

    @Override
    public void clear(Component card) {
        named.clear(card);
        numbered(card)
                .filter(line -> !line.value().isEmpty())
                .ifPresent(line -> card.replace(line, line.withValue("")));
    }
}
