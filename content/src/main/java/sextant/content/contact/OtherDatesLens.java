package sextant.content.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Groups;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.PartialDate;
import sextant.content.line.Component;
import sextant.content.line.Property;

/** Apple's dates with a label, each an X-ABDATE line in a group with its X-ABLabel. */
record OtherDatesLens(String field, LineLens<PartialDate> anniversary) implements Lens<List<LabelledDate>> {
    private static final String LINE = "X-ABDATE";
    private static final Codec<PartialDate> DATE = Codecs.date();
    private static final Codec<String> LABEL = Codecs.text();

    @Override
    public Class<?> type() {
        return List.class;
    }

    private record Found(Property line, LabelledDate date) {}

    private List<Found> find(Component card) {
        List<Property> taken = anniversary.lines(card);
        List<Found> found = new ArrayList<>();
        for (Property line : card.properties(LINE)) {
            Optional<PartialDate> date = taken.contains(line) ? Optional.empty() : DATE.read(line);
            date.ifPresent(known -> found.add(
                    new Found(line, new LabelledDate(Groups.label(card, line).orElse(""), known))));
        }
        return found;
    }

    @Override
    public Optional<List<LabelledDate>> get(Component card) {
        List<LabelledDate> dates = find(card).stream().map(Found::date).toList();
        return dates.isEmpty() ? Optional.empty() : Optional.of(dates);
    }

    @Override
    public void set(Component card, List<LabelledDate> value) {
        List<LabelledDate> wanted = value.stream()
                .map(date -> new LabelledDate(LABEL.normal(date.label()), date.date()))
                .toList();
        List<Found> found = find(card);
        int same = 0;
        while (same < Math.min(found.size(), wanted.size())
                && found.get(same).date().equals(wanted.get(same))) {
            same++;
        }
        // Lines in the old order as far as it holds; what comes behind is written anew.
        found.stream().skip(same).forEach(old -> Groups.remove(card, old.line()));
        wanted.stream().skip(same).forEach(date -> add(card, date));
    }

    private static void add(Component card, LabelledDate date) {
        Property line = DATE.write(Property.of(LINE, ""), date.date(), card.dialect());
        Groups.add(card, line, date.label());
    }

    @Override
    public void clear(Component card) {
        set(card, List.of());
    }
}
