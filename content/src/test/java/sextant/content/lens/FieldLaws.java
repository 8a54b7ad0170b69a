package sextant.content.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Tree;

/**
 * What every lens of a table must do on every document.
 *
 * @param table the lenses
 * @param maker makes a document from random numbers
 * @param item finds the item in it
 * @param sample makes a value for a lens, in the form in which it is read back
 * @param coupled groups of fields that say something about each other, by the start of their names
 */
public record FieldLaws(
        FieldTable table,
        Function<SplittableRandom, String> maker,
        Function<Tree, Component> item,
        BiFunction<Lens<?>, SplittableRandom, Object> sample,
        List<Set<String>> coupled) {

    /** A document under test. */
    private record Subject(Tree tree, Component item) {
        String text() {
            return new String(tree.write(), StandardCharsets.UTF_8);
        }
    }

    private Subject subject(String document) {
        try {
            Tree tree = Tree.parse(document.getBytes(StandardCharsets.UTF_8));
            return new Subject(tree, item.apply(tree));
        } catch (MalformedDocument e) {
            throw new AssertionError(document, e);
        }
    }

    @SuppressWarnings("unchecked") // the sample is made for this lens
    private static void set(Lens<?> lens, Component item, Object value) {
        ((Lens<Object>) lens).set(item, value);
    }

    private static Optional<Object> get(Lens<?> lens, Component item) {
        return lens.get(item).map(Function.identity());
    }

    private static Optional<Object> effective(Lens<?> lens, Component item) {
        return lens.effective(item).map(Function.identity());
    }

    /** Setting what is there changes no octet. */
    public void settingWhatIsThereChangesNothing(int documents) {
        each(documents, (seed, random) -> {
            String document = maker.apply(random);
            for (Lens<?> lens : table.lenses()) {
                Subject subject = subject(document);
                get(lens, subject.item()).ifPresent(value -> set(lens, subject.item(), value));
                assertThat(subject.text()).as("%s, seed %d", lens.field(), seed).isEqualTo(document);
            }
        });
    }

    /** What is set is read back, also after writing and parsing; setting it again changes nothing; strangers stay. */
    public void whatIsSetIsReadBack(int documents) {
        each(documents, (seed, random) -> {
            String document = maker.apply(random);
            for (Lens<?> lens : table.lenses()) {
                Subject subject = subject(document);
                Object value = sample.apply(lens, random);
                set(lens, subject.item(), value);
                String what = lens.field() + ", seed " + seed + "\n" + document + "\n" + subject.text();
                assertThat(effective(lens, subject.item())).as(what).contains(value);
                String once = subject.text();
                set(lens, subject.item(), value);
                assertThat(subject.text()).as(what).isEqualTo(once);
                Subject again = subject(once);
                assertThat(effective(lens, again.item())).as(what).contains(value);
                assertStrangersStay(subject(document), again, what);
            }
        });
    }

    /** Clearing makes the field absent, twice as well as once, and strangers stay. */
    public void whatIsClearedIsAbsent(int documents) {
        each(documents, (seed, random) -> {
            String document = maker.apply(random);
            for (Lens<?> lens : table.lenses()) {
                Subject subject = subject(document);
                boolean present = get(lens, subject.item()).isPresent();
                lens.clear(subject.item());
                String what = lens.field() + ", seed " + seed + "\n" + document + "\n" + subject.text();
                assertThat(get(lens, subject.item())).as(what).isEmpty();
                String once = subject.text();
                lens.clear(subject.item());
                assertThat(subject.text()).as(what).isEqualTo(once);
                assertThat(get(lens, subject(once).item())).as(what).isEmpty();
                if (present) {
                    assertThat(once).as(what).isNotEqualTo(document);
                }
                assertStrangersStay(subject(document), subject, what);
            }
        });
    }

    /** Setting a field that is absent and clearing it gives the document back. */
    public void settingAndClearingLeavesNoTrace(int documents, Set<String> except) {
        each(documents, (seed, random) -> {
            String document = maker.apply(random);
            for (Lens<?> lens : table.lenses()) {
                Subject subject = subject(document);
                if (get(lens, subject.item()).isPresent() || except.contains(lens.field())) {
                    continue;
                }
                set(lens, subject.item(), sample.apply(lens, random));
                String between = subject.text();
                lens.clear(subject.item());
                // a line that another field is in too may be folded anew
                assertThat(unfolded(subject.text()))
                        .as("%s, seed %d\n%s", lens.field(), seed, between)
                        .isEqualTo(unfolded(document));
            }
        });
    }

    private static String unfolded(String document) {
        return document.replace("\r\n ", "").replace("\n ", "");
    }

    /** A random series of changes moves no field but the one that is changed. */
    public void noFieldMovesAnother(int documents, int steps) {
        each(documents, (seed, random) -> {
            Subject subject = subject(maker.apply(random));
            Map<String, Optional<Object>> known = new HashMap<>();
            table.lenses().forEach(lens -> known.put(lens.field(), get(lens, subject.item())));
            List<String> story = new ArrayList<>(List.of(subject.text()));
            for (int step = 0; step < steps; step++) {
                Lens<?> lens = table.lenses().get(random.nextInt(table.lenses().size()));
                if (random.nextInt(3) == 0) {
                    lens.clear(subject.item());
                    story.add("clear " + lens.field());
                } else {
                    Object value = sample.apply(lens, random);
                    set(lens, subject.item(), value);
                    story.add("set " + lens.field() + " = " + value);
                }
                for (Lens<?> other : table.lenses()) {
                    Optional<Object> now = get(other, subject.item());
                    if (!areCoupled(lens.field(), other.field())) {
                        assertThat(now)
                                .as(
                                        "%s, seed %d\n%s\n%s",
                                        other.field(), seed, String.join("\n", story), subject.text())
                                .isEqualTo(known.get(other.field()));
                    }
                    known.put(other.field(), now);
                }
            }
            Subject parsed = subject(subject.text());
            table.lenses()
                    .forEach(lens -> assertThat(get(lens, parsed.item()))
                            .as("%s, seed %d\n%s", lens.field(), seed, told(story, subject))
                            .isEqualTo(known.get(lens.field())));
        });
    }

    private static String told(List<String> story, Subject subject) {
        int last = story.size();
        return story.getFirst() + "\n...\n" + String.join("\n", story.subList(Math.max(1, last - 3), last)) + "\n"
                + subject.text();
    }

    private boolean areCoupled(String one, String other) {
        return one.equals(other)
                || coupled.stream()
                        .anyMatch(group -> group.stream().anyMatch(one::startsWith)
                                && group.stream().anyMatch(other::startsWith));
    }

    private static void assertStrangersStay(Subject before, Subject after, String what) {
        assertThat(strangers(after)).as(what).isEqualTo(strangers(before));
    }

    private static List<String> strangers(Subject subject) {
        return subject.item().properties().stream()
                .filter(line -> line.name().startsWith("X-STRANGE"))
                .map(Property::toString)
                .toList();
    }

    private interface Check {
        void on(long seed, SplittableRandom random);
    }

    private static void each(int documents, Check check) {
        for (long seed = 0; seed < documents; seed++) {
            check.on(seed, new SplittableRandom(seed));
        }
    }
}
