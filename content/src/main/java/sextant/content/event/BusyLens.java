package sextant.content.event;

import java.util.Map;
import java.util.Optional;
import sextant.content.Busy;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.line.Component;

/**
 * Free or busy, in Outlook's five values with TRANSP as their shadow. A TRANSP that does not fit the value was changed by a
 * client that knows only two, and counts then; one that fits says nothing new.
 */
record BusyLens(String field) implements Lens<Busy> {
    static final Codec<Busy> WORDS = Codecs.words(
            Busy.class,
            Map.of(
                    "FREE", Busy.FREE,
                    "TENTATIVE", Busy.TENTATIVE,
                    "BUSY", Busy.BUSY,
                    "OOF", Busy.OUT_OF_OFFICE,
                    "WORKINGELSEWHERE", Busy.WORKING_ELSEWHERE),
            BusyLens::word);
    private static final LineLens<Busy> VALUE =
            LineLens.of("busy status", Slot.sole("X-MICROSOFT-CDO-BUSYSTATUS"), WORDS);
    private static final LineLens<Boolean> TRANSPARENT = LineLens.of(
            "busy status",
            Slot.sole("TRANSP"),
            Codecs.words(
                    Boolean.class,
                    Map.of(
                            "TRANSPARENT",
                            true,
                            "OPAQUE",
                            false,
                            "1",
                            true,
                            "0",
                            false), // the numbers are vCalendar 1.0
                    value -> value ? "TRANSPARENT" : "OPAQUE"));

    private static String word(Busy busy) {
        return switch (busy) {
            case OUT_OF_OFFICE -> "OOF";
            case WORKING_ELSEWHERE -> "WORKINGELSEWHERE";
            default -> busy.name();
        };
    }

    // MS-OXCICAL 2.1.3.1.1.20.20: working elsewhere does not block the time
    private static boolean isTransparent(Busy busy) {
        return busy == Busy.FREE || busy == Busy.WORKING_ELSEWHERE;
    }

    private static Busy of(boolean transparent) {
        return transparent ? Busy.FREE : Busy.BUSY;
    }

    @Override
    public Class<?> type() {
        return Busy.class;
    }

    @Override
    public Optional<Busy> absent() {
        return Optional.of(Busy.BUSY); // RFC 5545 3.8.2.7: OPAQUE
    }

    @Override
    public Optional<Busy> get(Component event) {
        Optional<Busy> value = VALUE.get(event);
        Optional<Boolean> transparent = TRANSPARENT.get(event);
        boolean fits =
                value.isPresent() && transparent.orElse(isTransparent(value.get())) == isTransparent(value.get());
        return fits ? value : transparent.map(BusyLens::of).or(() -> value);
    }

    @Override
    public void set(Component event, Busy value) {
        if (effective(event).filter(value::equals).isPresent()) {
            return;
        }
        boolean plain = of(isTransparent(value)) == value;
        boolean onlyShadow =
                TRANSPARENT.get(event).isPresent() && VALUE.lines(event).isEmpty();
        if (!plain || !onlyShadow) {
            VALUE.set(event, value);
        }
        TRANSPARENT.set(event, isTransparent(value));
    }

    @Override
    public void clear(Component event) {
        VALUE.clear(event);
        TRANSPARENT.clear(event);
    }
}
