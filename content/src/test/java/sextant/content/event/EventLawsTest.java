package sextant.content.event;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.content.lens.FieldLaws;
import sextant.content.lens.FieldRows;
import sextant.content.lens.Lens;
import sextant.content.line.Component;

class EventLawsTest {
    // Fields that live on another's line or say the same in another way.
    private static final List<Set<String>> COUPLED = List.of(
            Set.of("start", "end", "all-day", "time zone"),
            Set.of("location text", "structured location"),
            Set.of("description"),
            Set.of("importance / priority"),
            Set.of("reminder", "further reminders", "snooze / dismiss state: ACK"),
            Set.of("attendee", "RSVP"),
            Set.of("recurrence rule", "calendar system of the rule: RSCALE", "calendar system of the rule: SKIP"));

    private final FieldLaws laws = new FieldLaws(
            EventFields.TABLE,
            random -> RandomCalendar.of("VEVENT", random),
            tree -> CalendarSamples.item(tree, "VEVENT"),
            CalendarSamples::of,
            COUPLED,
            EventLawsTest::applies);

    private static boolean applies(Lens<?> lens, Component event) {
        return switch (lens.field()) {
            case "time zone (start)" ->
                Basics.START.get(event).filter(when -> !when.isDay()).isPresent();
            case "time zone (end)" ->
                Basics.END.get(event).filter(when -> !when.isDay()).isPresent()
                        && event.property("DURATION").isEmpty();
            case "calendar system of the rule: RSCALE", "calendar system of the rule: SKIP" ->
                event.property("RRULE").isPresent();
            case "snooze / dismiss state: ACKNOWLEDGED" ->
                Basics.REMINDER.get(event).isPresent();
            case "RSVP" -> event.property("ATTENDEE").isPresent();
            default -> true;
        };
    }

    @Test
    void everyFieldHasALensOrAReason() {
        FieldRows.assertCovered("events", EventFields.TABLE);
    }

    @Test
    void settingWhatIsThereChangesNothing() {
        laws.settingWhatIsThereChangesNothing(200);
    }

    @Test
    void whatIsSetIsReadBack() {
        laws.whatIsSetIsReadBack(100);
    }

    @Test
    void whatIsClearedIsAbsent() {
        laws.whatIsClearedIsAbsent(100);
    }

    @Test
    void settingAndClearingLeavesNoTrace() {
        // a zone, whole days and HTML change what they are about; a text drops HTML that says else; the structure of a
        // place goes with its text; a status
        // replaces what is no status, an importance a priority that says nothing
        laws.settingAndClearingLeavesNoTrace(
                100,
                Set.of(
                        "time zone (start)",
                        "time zone (end)",
                        "all-day",
                        "description (HTML)",
                        "description (plain)",
                        "location text",
                        "status",
                        "importance / priority"));
    }

    @Test
    void noFieldMovesAnother() {
        laws.noFieldMovesAnother(60, 40);
    }
}
