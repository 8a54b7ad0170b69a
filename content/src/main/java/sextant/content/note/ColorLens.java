package sextant.content.note;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.line.Component;

/**
 * The colour of a note: Outlook's number, with COLOR beside it. A COLOR that names another of the five was changed by a client
 * that knows no numbers, and counts then; a COLOR beyond the five says nothing of the number.
 */
record ColorLens(String field) implements Lens<NoteColor> {
    private static final LineLens<NoteColor> NUMBER = LineLens.of(
            "colour",
            Slot.sole("X-MS-NOTE-COLOR"),
            Codecs.words(
                    NoteColor.class,
                    by(color -> Integer.toString(color.number())),
                    color -> Integer.toString(color.number())));
    private static final LineLens<NoteColor> NAME =
            LineLens.of("colour", Slot.sole("COLOR"), Codecs.words(NoteColor.class, by(Enum::name), NoteColor::css));

    private static Map<String, NoteColor> by(Function<NoteColor, String> word) {
        return Arrays.stream(NoteColor.values()).collect(Collectors.toUnmodifiableMap(word, Function.identity()));
    }

    @Override
    public Class<?> type() {
        return NoteColor.class;
    }

    @Override
    public Optional<NoteColor> get(Component note) {
        return NAME.get(note).or(() -> NUMBER.get(note));
    }

    @Override
    public void set(Component note, NoteColor value) {
        if (get(note).filter(value::equals).isEmpty()) {
            NUMBER.set(note, value);
            NAME.set(note, value);
        }
    }

    @Override
    public void clear(Component note) {
        if (get(note).isPresent()) {
            NUMBER.clear(note);
            NAME.clear(note);
        }
    }
}
