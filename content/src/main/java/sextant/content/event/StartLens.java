package sextant.content.event;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.When;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * DTSTART. Outlook may write an all-day event with times at midnight and a flag; it reads as days.
 */
record StartLens(String field) implements Lens<When> {
    static final String LINE = "DTSTART";
    private static final String FLAG = "X-MICROSOFT-CDO-ALLDAYEVENT";
    private static final Codec<When> WHEN = Codecs.when();

    @Override
    public Class<?> type() {
        return When.class;
    }

    @Override
    public Optional<When> get(Component event) {
        return event.property(LINE).flatMap(WHEN::read).map(when -> seen(event, when));
    }

    /** A time of the event as it is meant: the day it is nearest to if the event is flagged as all-day. */
    static When seen(Component event, When when) {
        if (when.isDay() || !isFlagged(event)) {
            return when;
        }
        LocalDate date = when.local().toLocalTime().isBefore(LocalTime.NOON)
                ? when.date()
                : when.date().plusDays(1);
        return new When.Day(date);
    }

    static boolean isFlagged(Component event) {
        return event.property(FLAG)
                .filter(line -> line.value().strip().equalsIgnoreCase("TRUE"))
                .isPresent();
    }

    @Override
    public void set(Component event, When value) {
        When wanted = WHEN.normal(value);
        if (get(event).filter(wanted::equals).isPresent()) {
            return;
        }
        Optional<Property> line = event.property(LINE);
        if (line.isPresent()) {
            event.replace(line.get(), wanted.write(line.get()));
        } else {
            event.add(wanted.write(Property.of(LINE, "")));
        }
        flag(event, wanted.isDay());
    }

    /** Lets Outlook's flag, if there is one, say so. */
    static void flag(Component event, boolean allDay) {
        event.property(FLAG)
                .filter(line -> isFlagged(event) != allDay)
                .ifPresent(line -> event.replace(line, line.withValue(allDay ? "TRUE" : "FALSE")));
    }

    @Override
    public void clear(Component event) {
        event.removeAll(LINE);
    }
}
