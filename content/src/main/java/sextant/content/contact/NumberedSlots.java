package sextant.content.contact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import sextant.content.lens.Slots;
import sextant.content.lens.Types;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * Keeps numbered values in their slots when a client that knows no slots has written a whole card. Without it, the card that
 * lost its first address would show the second one as the first.
 */
public final class NumberedSlots {
    private static final List<Slots> FAMILIES = families();

    private NumberedSlots() {}

    private static List<Slots> families() {
        List<Slots> families = new ArrayList<>(List.of(Mails.EMAILS, Mails.MESSENGERS, Addresses.ALL_THREE));
        families.add(Phones.WORK_PHONE.slots());
        families.add(Phones.HOME_PHONE.slots());
        families.add(Phones.MOBILE.slots());
        return List.copyOf(families);
    }

    /**
     * Marks lines of a new card so that every value stays in the slot it had: by equal value, then by the same types as the
     * slot's old value had. A value that was in no slot moves into none; a new one may take a slot that is free. Lines that
     * are in the right slot by themselves, and those a client has marked, are not touched.
     *
     * @param before the card as it was, with its slots
     * @param now the card to mark
     */
    public static void carry(Component before, Component now) {
        FAMILIES.forEach(family -> carry(family, before, now));
    }

    private static void carry(Slots family, Component before, Component now) {
        Map<String, Property> old = first(family.assign(before));
        Set<String> beyond = new HashSet<>();
        for (Property line : before.properties()) {
            if (family.holds(line) && !old.containsValue(line)) {
                beyond.add(line.value());
            }
        }
        Map<String, Property> wanted = wanted(family, old, now);
        while (markOne(family, now, wanted, beyond)) {
            // A mark may let other lines move, so that each is followed by another look.
        }
    }

    private static Map<String, Property> first(Map<String, List<Property>> assigned) {
        Map<String, Property> lines = new LinkedHashMap<>();
        assigned.forEach((slot, all) -> lines.put(slot, all.getFirst()));
        return lines;
    }

    /** Which line of the new card belongs into which slot, as far as the old card tells. */
    private static Map<String, Property> wanted(Slots family, Map<String, Property> old, Component now) {
        List<Property> free =
                new ArrayList<>(now.properties().stream().filter(family::holds).toList());
        Map<String, Property> wanted = new LinkedHashMap<>();
        take(wanted, free, old, (line, was) -> line.value().equals(was.value()));
        take(
                wanted,
                free,
                old,
                (line, was) -> line.name().equals(was.name())
                        && !Types.of(line).isEmpty()
                        && Types.of(line).equals(Types.of(was)));
        return wanted;
    }

    private static void take(
            Map<String, Property> wanted,
            List<Property> free,
            Map<String, Property> old,
            BiPredicate<Property, Property> same) {
        old.forEach((slot, was) -> {
            if (!wanted.containsKey(slot)) {
                free.stream().filter(line -> same.test(line, was)).findFirst().ifPresent(line -> {
                    wanted.put(slot, line);
                    free.remove(line);
                });
            }
        });
    }

    /** Marks one line that is not where it belongs; false if all are. */
    private static boolean markOne(Slots family, Component now, Map<String, Property> wanted, Set<String> beyond) {
        Map<String, Property> has = first(family.assign(now));
        for (Map.Entry<String, Property> entry : wanted.entrySet()) {
            Property line = entry.getValue();
            if (!line.equals(has.get(entry.getKey()))
                    && line.parameter(Slots.MARK).isEmpty()) {
                entry.setValue(mark(now, line, entry.getKey()));
                return true;
            }
        }
        for (Property line : has.values()) {
            if (!wanted.containsValue(line)
                    && beyond.contains(line.value())
                    && line.parameter(Slots.MARK).isEmpty()) {
                mark(now, line, Slots.NONE);
                return true;
            }
        }
        return false;
    }

    private static Property mark(Component now, Property line, String slot) {
        Property marked = line.withParameter(Slots.MARK, slot);
        now.replace(line, marked);
        Slots.setEmptied(now, slot, false);
        return marked;
    }
}
