package sextant.content.lens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/**
 * One place for a value among lines of the same kind: the first e-mail address, the second work number, or simply the
 * summary. Immutable; a {@link Slots} hands out the lines.
 */
public final class Slot {
    private final String name;
    private final Spelling[] spellings; // for vCard 4.0 and iCalendar, vCard 3.0, vCard 2.1
    private final List<Spelling> aliases;
    private final boolean marked;
    private final boolean sole;
    private final boolean preferring;
    private final @Nullable BiPredicate<Property, Property> sameValue;
    private final List<List<Spelling>> read; // all spellings for each of the three, that one first
    private final Set<String> names;

    private Slot(
            String name,
            Spelling[] spellings,
            List<Spelling> aliases,
            boolean marked,
            boolean sole,
            boolean preferring,
            @Nullable BiPredicate<Property, Property> sameValue) {
        this.name = name;
        this.spellings = spellings;
        this.aliases = aliases;
        this.marked = marked;
        this.sole = sole;
        this.preferring = preferring;
        this.sameValue = sameValue;
        this.read = Arrays.stream(spellings).map(this::startingWith).toList();
        this.names = read.getFirst().stream().map(Spelling::name).collect(Collectors.toUnmodifiableSet());
    }

    private List<Spelling> startingWith(Spelling first) {
        Set<Spelling> all = new LinkedHashSet<>();
        all.add(first);
        all.addAll(List.of(spellings));
        all.addAll(aliases);
        return List.copyOf(all);
    }

    /**
     * A slot among lines that may occur several times; those beyond the slots stay what they are.
     *
     * @param name as it stands in X-SLOT; unique in the component
     */
    public static Slot of(String name, Spelling spelling) {
        return new Slot(name, new Spelling[] {spelling, spelling, spelling}, List.of(), false, false, true, null);
    }

    /** A slot spelled so; see {@link #of(String, Spelling)}. */
    public static Slot of(String name, String notation) {
        return of(name, Spelling.of(notation));
    }

    /** The only line of its name the component may have: all of them are its own. */
    public static Slot sole(String notation) {
        Spelling spelling = Spelling.of(notation);
        return new Slot(
                spelling.name(), new Spelling[] {spelling, spelling, spelling}, List.of(), false, true, true, null);
    }

    /** The line that is written into vCard 3.0, unless {@link #in21} says otherwise into 2.1 as well. */
    public Slot in3(String notation) {
        return in3(Spelling.of(notation));
    }

    /** See {@link #in3(String)}. */
    public Slot in3(Spelling spelling) {
        return new Slot(
                name, new Spelling[] {spellings[0], spelling, spelling}, aliases, marked, sole, preferring, sameValue);
    }

    /** The line that is written into vCard 2.1. */
    public Slot in21(String notation) {
        return in21(Spelling.of(notation));
    }

    /** See {@link #in21(String)}. */
    public Slot in21(Spelling spelling) {
        return new Slot(
                name,
                new Spelling[] {spellings[0], spellings[1], spelling},
                aliases,
                marked,
                sole,
                preferring,
                sameValue);
    }

    /** Other spellings that are read, in this order of preference, and kept equal when they exist. */
    public Slot alias(String... notations) {
        return alias(List.of(notations).stream().map(Spelling::of).toArray(Spelling[]::new));
    }

    /** See {@link #alias(String...)}. */
    public Slot alias(Spelling... more) {
        List<Spelling> all = new ArrayList<>(aliases);
        all.addAll(List.of(more));
        return new Slot(name, spellings, List.copyOf(all), marked, sole, preferring, sameValue);
    }

    /** Every new line of this slot gets an X-SLOT parameter; others get one only if they would be taken for another slot. */
    public Slot marked() {
        return new Slot(name, spellings, aliases, true, sole, preferring, sameValue);
    }

    /** Lines of any spelling that hold the same value as the slot's line are aliases of it; no others are. */
    public Slot aliasIf(BiPredicate<Property, Property> sameValue) {
        return new Slot(name, spellings, aliases, marked, sole, preferring, sameValue);
    }

    /** The preferred line does not come first: the order of the lines alone decides. */
    public Slot inOrder() {
        return new Slot(name, spellings, aliases, marked, sole, false, sameValue);
    }

    boolean isPreferring() {
        return preferring;
    }

    /** As it stands in X-SLOT. */
    public String name() {
        return name;
    }

    boolean isMarked() {
        return marked;
    }

    boolean isSole() {
        return sole;
    }

    @Nullable
    BiPredicate<Property, Property> sameValue() {
        return sameValue;
    }

    /** What a new line looks like. */
    Spelling spelling(Dialect dialect) {
        return spellings[column(dialect)];
    }

    /** All spellings in the order of reading: what is written into this version first. */
    List<Spelling> spellings(Dialect dialect) {
        return read.get(column(dialect));
    }

    private static int column(Dialect dialect) {
        return switch (dialect) {
            case VCARD_3 -> 1;
            case VCARD_21 -> 2;
            default -> 0;
        };
    }

    /** The names of all lines that may be in the slot. */
    Set<String> names() {
        return names;
    }
}
