package sextant.content.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Text;

/**
 * The units of an organisation below the department: the ORG components from the third on, unless the third is the office
 * (see {@link OfficeLens}). A single unit is written with an empty one behind it, so that it is not taken for the office.
 */
record FurtherUnitsLens(String field) implements Lens<List<String>> {
    private static final int FIRST = 2;

    @Override
    public Class<?> type() {
        return List.class;
    }

    @Override
    public Optional<List<String>> get(Component card) {
        if (OfficeLens.isInOrg(card)) {
            return Optional.empty();
        }
        List<String> units = OfficeLens.components(card).stream()
                .skip(FIRST)
                .map(unit -> Codecs.text().normal(Text.unescape(unit)))
                .filter(unit -> !unit.isEmpty())
                .toList();
        return units.isEmpty() ? Optional.empty() : Optional.of(units);
    }

    @Override
    public void set(Component card, List<String> value) {
        Codec<String> text = Codecs.text();
        List<String> units =
                value.stream().map(text::normal).filter(unit -> !unit.isEmpty()).toList();
        if (get(card).orElse(List.of()).equals(units)) {
            return;
        }
        Optional<String> office = OfficeLens.isInOrg(card) ? new OfficeLens(field).get(card) : Optional.empty();
        if (office.isPresent()) {
            card.add(Property.ofText(OfficeLens.LINE, office.get()));
        }
        write(card, units);
    }

    @Override
    public void clear(Component card) {
        if (get(card).isPresent()) {
            write(card, List.of());
        }
    }

    private static void write(Component card, List<String> units) {
        List<String> old = OfficeLens.components(card);
        List<String> components = new ArrayList<>(old.subList(0, Math.min(FIRST, old.size())));
        while (!units.isEmpty() && components.size() < FIRST) {
            components.add("");
        }
        units.forEach(unit -> components.add(Text.escape(unit)));
        if (units.size() == 1 && card.property(OfficeLens.LINE).isEmpty()) {
            components.add("");
        }
        while (units.isEmpty() && !components.isEmpty() && components.getLast().isEmpty()) {
            components.removeLast();
        }
        LineLens<String> line = LineLens.of("org", Work.ORG, Codecs.raw());
        line.set(card, Text.joinStructured(components));
    }
}
