package sextant.content.contact;

import java.util.List;
import java.util.Optional;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Text;

/**
 * The office. It is the third component of ORG as long as nothing says that this is a unit of the organisation: more
 * components, or an X-MS-OFFICE line, which then holds the office. An empty X-MS-OFFICE line says there is none.
 */
record OfficeLens(String field) implements Lens<String> {
    static final String LINE = "X-MS-OFFICE";

    private static final LineLens<String> OWN =
            LineLens.of("office location", Slot.sole(LINE).alias("X-KADDRESSBOOK-X-OFFICE"), Codecs.text());
    private static final LineLens<String> IN_ORG =
            LineLens.of("office location", Work.ORG, Codecs.component(2, 1, ","));

    @Override
    public Class<?> type() {
        return String.class;
    }

    /** The ORG line, as its components, still escaped; empty when there is none. */
    static List<String> components(Component card) {
        List<Property> lines = IN_ORG.lines(card);
        return lines.isEmpty()
                ? List.of()
                : Text.splitStructured(lines.getFirst().value());
    }

    /** Whether a third component of ORG is the office. */
    static boolean isInOrg(Component card) {
        return card.property(LINE).isEmpty() && components(card).size() <= 3;
    }

    @Override
    public Optional<String> get(Component card) {
        return isInOrg(card) ? IN_ORG.get(card).or(() -> OWN.get(card)) : OWN.get(card);
    }

    @Override
    public void set(Component card, String value) {
        if (!isInOrg(card)) {
            if (value.isEmpty()) {
                clear(card);
            } else {
                OWN.set(card, value);
            }
            return;
        }
        if (get(card).filter(value::equals).isPresent()) {
            return;
        }
        IN_ORG.set(card, value);
        if (!OWN.lines(card).isEmpty()) {
            OWN.set(card, value);
        }
    }

    @Override
    public void clear(Component card) {
        if (isInOrg(card)) {
            IN_ORG.clear(card);
            OWN.clear(card);
            return;
        }
        Optional<Property> own = card.property(LINE);
        OWN.clear(card);
        if (own.isPresent() && isInOrg(card) && IN_ORG.get(card).isPresent()) {
            card.add(own.get().withValue(""));
        }
    }
}
