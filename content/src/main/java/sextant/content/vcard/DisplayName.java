package sextant.content.vcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Text;

/** The name a card is shown under. */
public final class DisplayName {
    private static final int[] SPOKEN_ORDER = {3, 1, 2, 0, 4}; // prefix, given, additional, family, suffix

    private DisplayName() {}

    /** FN; a card without one (vCard 2.1 allows that) is known by its N, ORG or first address. Empty if it has none. */
    public static String of(Component card) {
        return text(card, "FN")
                .or(() -> card.property("N").map(DisplayName::spoken).filter(name -> !name.isEmpty()))
                .or(() -> card.property("ORG").map(DisplayName::firstField).filter(name -> !name.isEmpty()))
                .or(() -> text(card, "EMAIL"))
                .orElse("");
    }

    private static Optional<String> text(Component card, String name) {
        return card.text(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String firstField(Property line) {
        return Text.unescape(Text.splitStructured(line.value()).getFirst()).strip();
    }

    private static String spoken(Property n) {
        List<String> fields = Text.splitStructured(n.value());
        List<String> words = new ArrayList<>();
        for (int field : SPOKEN_ORDER) {
            if (field < fields.size()) {
                Text.splitList(fields.get(field)).stream()
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .forEach(words::add);
            }
        }
        return String.join(" ", words);
    }
}
