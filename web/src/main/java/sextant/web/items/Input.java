package sextant.web.items;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import sextant.content.lens.Lens;
import sextant.content.lens.PartialDate;
import sextant.content.lens.When;
import sextant.content.line.Component;

/**
 * One field of a form: how a field of a document is shown, and what of it is written. A field that comes back as it was
 * shown changes nothing, so that what it cannot show survives.
 *
 * @param name in the form
 * @param label what people read
 * @param look a line of text, a {@code long} one, a {@code date}, a {@code check} or one of several
 * @param choices values and what people read, for a choice
 * @param shown the value as text
 * @param write puts a text into the document; throws {@link IllegalArgumentException} with what is wrong with it
 */
public record Input(
        String name,
        String label,
        String look,
        List<Choice> choices,
        Function<Component, String> shown,
        BiConsumer<Component, String> write) {
    public Input {
        choices = List.copyOf(choices);
    }

    private Input(
            String name,
            String label,
            String look,
            Function<Component, String> shown,
            BiConsumer<Component, String> write) {
        this(name, label, look, List.of(), shown, write);
    }

    /** One of several. */
    public record Choice(String value, String label) {}

    static Input text(String name, String label, Lens<String> lens) {
        return new Input(
                name, label, "text", item -> lens.get(item).orElse(""), (item, typed) -> put(item, lens, typed));
    }

    static Input longText(String name, String label, Lens<String> lens) {
        return new Input(
                name,
                label,
                "long",
                item -> lens.get(item).orElse("").replace("\r\n", "\n"),
                (item, typed) -> put(item, lens, typed.replace("\r\n", "\n")));
    }

    private static void put(Component item, Lens<String> lens, String typed) {
        lens.put(item, Optional.of(typed).filter(text -> !text.isBlank()));
    }

    /** Words with commas between. */
    static Input list(String name, String label, Lens<List<String>> lens) {
        return new Input(
                name, label, "text", item -> String.join(", ", lens.get(item).orElse(List.of())), (item, typed) -> {
                    var words = Arrays.stream(typed.split(",", -1))
                            .map(String::strip)
                            .filter(word -> !word.isEmpty())
                            .toList();
                    lens.put(item, words.isEmpty() ? Optional.empty() : Optional.of(words));
                });
    }

    /** A day; a time of day that stands there already stays. */
    static Input day(String name, String label, Lens<When> lens) {
        return new Input(
                name,
                label,
                "date",
                item -> lens.get(item).map(when -> when.date().toString()).orElse(""),
                (item, typed) -> {
                    if (typed.isBlank()) {
                        lens.clear(item);
                        return;
                    }
                    var day = day(label, typed);
                    lens.set(
                            item,
                            lens.get(item)
                                    .map(when -> when.at(day.atTime(when.local().toLocalTime())))
                                    .orElse(new When.Day(day)));
                });
    }

    private static LocalDate day(String label, String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(label + ": a day is written as 2026-01-31.", e);
        }
    }

    /** A whole date, as of a birthday; one without a year is not shown. */
    static Input date(String name, String label, Lens<PartialDate> lens) {
        return new Input(
                name,
                label,
                "date",
                item -> lens.get(item)
                        .flatMap(PartialDate::date)
                        .map(LocalDate::toString)
                        .orElse(""),
                (item, typed) -> lens.put(
                        item, typed.isBlank() ? Optional.empty() : Optional.of(PartialDate.of(day(label, typed)))));
    }

    static Input check(String name, String label, Lens<Boolean> lens) {
        return new Input(
                name,
                label,
                "check",
                item -> lens.effective(item).orElse(false) ? "yes" : "",
                (item, typed) -> lens.put(item, typed.isEmpty() ? Optional.empty() : Optional.of(true)));
    }

    static <E extends Enum<E>> Input choice(
            String name, String label, Class<E> type, E initial, List<Choice> choices, Lens<E> lens) {
        return new Input(
                name,
                label,
                "choice",
                choices,
                item -> lens.effective(item).orElse(initial).name(),
                (item, typed) -> {
                    try {
                        lens.set(item, Enum.valueOf(type, typed));
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(label + ": choose one of the list.", e);
                    }
                });
    }
}
