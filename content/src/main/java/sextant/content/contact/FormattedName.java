package sextant.content.contact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.content.lens.Lens;
import sextant.content.line.Component;

/**
 * FN is a field of its own, but where it only repeats the names it has to follow them: a phone that knows no FN would else
 * leave the old name on every other device.
 */
public final class FormattedName {
    private static final List<List<Lens<String>>> ORDERS = List.of(
            List.of(Names.NAME_PREFIX, Names.GIVEN_NAME, Names.MIDDLE_NAME, Names.FAMILY_NAME, Names.NAME_SUFFIX),
            List.of(Names.GIVEN_NAME, Names.MIDDLE_NAME, Names.FAMILY_NAME, Names.NAME_SUFFIX),
            List.of(Names.NAME_PREFIX, Names.GIVEN_NAME, Names.FAMILY_NAME, Names.NAME_SUFFIX),
            List.of(Names.NAME_PREFIX, Names.GIVEN_NAME, Names.FAMILY_NAME),
            List.of(Names.GIVEN_NAME, Names.FAMILY_NAME),
            List.of(Names.FAMILY_NAME, Names.GIVEN_NAME));

    private FormattedName() {}

    /** The names in the usual order, empty if there are none. */
    public static String built(Component card) {
        return join(card, ORDERS.getFirst());
    }

    private static String join(Component card, List<Lens<String>> order) {
        return order.stream()
                .map(name -> name.get(card))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    /**
     * Changes the names of a card. If FN was built from them before, in any usual order, it is built in that order again;
     * else it stays. A card without FN gets one, since it must have it (RFC 6350 6.2.1).
     */
    public static void follow(Component card, Runnable change) {
        String before = Names.FULL_NAME.get(card).orElse("");
        Optional<List<Lens<String>>> order = ORDERS.stream()
                .filter(names -> join(card, names).equals(before))
                .findFirst();
        change.run();
        boolean changed = !Names.FULL_NAME.get(card).orElse("").equals(before);
        if (order.isPresent() && !changed) {
            set(card, before.isEmpty() ? ORDERS.getFirst() : order.get());
        } else if (before.isEmpty() && !changed) {
            set(card, ORDERS.getFirst());
        }
    }

    private static void set(Component card, List<Lens<String>> order) {
        Stream.of(
                        join(card, order),
                        Work.COMPANY.get(card).orElse(""),
                        Mails.EMAIL_1.get(card).orElse(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(text -> Names.FULL_NAME.set(card, text));
    }
}
