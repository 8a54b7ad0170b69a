package sextant.content.event;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.component.VTodo;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.Test;
import sextant.content.Busy;
import sextant.content.lens.Importance;
import sextant.content.lens.Samples;
import sextant.content.lens.Sensitivity;
import sextant.content.lens.When;
import sextant.content.task.TaskFields;
import sextant.content.task.TaskStatus;

/** What is written is read by others too. */
class CalendarOracleTest {
    @Test
    void biweeklyReadsTheSameEvent() {
        for (long seed = 0; seed < 40; seed++) {
            var random = new SplittableRandom(seed);
            Calendars event = Calendars.of("VEVENT", "UID:u", "DTSTAMP:20260301T100000Z");
            String subject = Samples.text(random);
            String place = Samples.text(random);
            String description = Samples.text(random);
            String name = Samples.parameter(random);
            List<String> categories = Samples.texts(random);
            Instant start = Samples.instant(random);
            Basics.SUBJECT.set(event.item(), subject);
            Basics.LOCATION.set(event.item(), place);
            Basics.DESCRIPTION.set(event.item(), description);
            Basics.CATEGORIES.set(event.item(), categories);
            Basics.START.set(event.item(), When.utc(start));
            Basics.END.set(event.item(), When.utc(start.plusSeconds(3600)));
            Basics.BUSY.set(event.item(), Busy.OUT_OF_OFFICE);
            Basics.SENSITIVITY.set(event.item(), Sensitivity.PRIVATE);
            Basics.IMPORTANCE.set(event.item(), Importance.HIGH);
            Basics.REMINDER.set(event.item(), Duration.ofMinutes(15));
            Repetition.RULE.set(event.item(), "FREQ=WEEKLY;BYDAY=TU;COUNT=4");
            Meeting.ORGANIZER.set(event.item(), new Organizer("alma@example.org", name));
            Meeting.ATTENDEES.set(
                    event.item(),
                    Set.of(new Attendee(
                            "bo@example.org", name, Attendee.Type.OPTIONAL, Attendee.Status.TENTATIVE, true)));

            VEvent read = Biweekly.parse(event.text()).first().getEvents().getFirst();
            String what = "seed " + seed + "\n" + event.text();
            assertThat(read.getSummary().getValue()).as(what).isEqualTo(subject);
            assertThat(read.getLocation().getValue()).as(what).isEqualTo(place);
            assertThat(read.getDescription().getValue()).as(what).isEqualTo(description);
            assertThat(read.getCategories().getFirst().getValues()).as(what).isEqualTo(categories);
            assertThat(read.getDateStart().getValue().toInstant()).as(what).isEqualTo(start);
            assertThat(read.getDateEnd().getValue().toInstant()).as(what).isEqualTo(start.plusSeconds(3600));
            assertThat(read.getTransparency().isOpaque()).as(what).isTrue();
            assertThat(read.getExperimentalProperty("X-MICROSOFT-CDO-BUSYSTATUS")
                            .getValue())
                    .as(what)
                    .isEqualTo("OOF");
            assertThat(read.getClassification().isPrivate()).as(what).isTrue();
            assertThat(read.getPriority().isHigh()).as(what).isTrue();
            assertThat(read.getAlarms().getFirst().getTrigger().getDuration().toMillis())
                    .as(what)
                    .isEqualTo(-900_000);
            assertThat(read.getRecurrenceRule().getValue().getCount()).as(what).isEqualTo(4);
            assertThat(read.getOrganizer().getEmail()).as(what).isEqualTo("alma@example.org");
            assertThat(read.getOrganizer().getCommonName()).as(what).isEqualTo(name);
            var attendee = read.getAttendees().getFirst();
            assertThat(attendee.getEmail()).as(what).isEqualTo("bo@example.org");
            assertThat(attendee.getCommonName()).as(what).isEqualTo(name);
            assertThat(attendee.getParticipationStatus().getValue()).as(what).isEqualToIgnoringCase("TENTATIVE");
            assertThat(attendee.getRsvp()).as(what).isTrue();
        }
    }

    @Test
    void biweeklyReadsTheSameTask() {
        for (long seed = 0; seed < 40; seed++) {
            var random = new SplittableRandom(seed);
            Calendars task = Calendars.of("VTODO", "UID:u", "DTSTAMP:20260301T100000Z");
            String subject = Samples.text(random);
            Instant due = Samples.instant(random);
            TaskFields.SUBJECT.set(task.item(), subject);
            TaskFields.DUE.set(task.item(), When.utc(due));
            TaskFields.STATUS.set(task.item(), TaskStatus.IN_PROGRESS);
            TaskFields.PERCENT.set(task.item(), 40);
            TaskFields.COMPLETE.set(task.item(), true);
            TaskFields.COMPLETED.set(task.item(), due);
            TaskFields.REMINDER.set(task.item(), new Trigger.Absolute(due.minusSeconds(60)));

            VTodo read = Biweekly.parse(task.text()).first().getTodos().getFirst();
            String what = "seed " + seed + "\n" + task.text();
            assertThat(read.getSummary().getValue()).as(what).isEqualTo(subject);
            assertThat(read.getDateDue().getValue().toInstant()).as(what).isEqualTo(due);
            assertThat(read.getStatus().isCompleted()).as(what).isTrue();
            assertThat(read.getPercentComplete().getValue()).as(what).isEqualTo(100);
            assertThat(read.getCompleted().getValue()).as(what).isEqualTo(Date.from(due));
            assertThat(read.getAlarms().getFirst().getTrigger().getDate())
                    .as(what)
                    .isEqualTo(Date.from(due.minusSeconds(60)));
        }
    }

    @Test
    void ical4jReadsTheSameEvent() throws IOException, ParserException {
        for (long seed = 0; seed < 20; seed++) {
            var random = new SplittableRandom(seed);
            Calendars event = Calendars.of("VEVENT", "UID:u", "DTSTAMP:20260301T100000Z");
            String subject = Samples.text(random);
            Basics.SUBJECT.set(event.item(), subject);
            Basics.START.set(event.item(), new When.Zoned(LocalDateTime.of(2026, 3, 24, 9, 0), "Europe/Berlin"));
            Basics.END.set(event.item(), new When.Zoned(LocalDateTime.of(2026, 3, 24, 10, 0), "Europe/Berlin"));
            Repetition.EXCLUDED_DATES.set(
                    event.item(), Set.of(new When.Zoned(LocalDateTime.of(2026, 4, 7, 9, 0), "Europe/Berlin")));

            var calendar = new CalendarBuilder().build(new StringReader(event.text()));
            Component read = calendar.getComponents().getFirst();
            String what = "seed " + seed + "\n" + event.text();
            assertThat(value(read, Property.SUMMARY)).as(what).isEqualTo(subject);
            assertThat(value(read, Property.DTSTART)).as(what).isEqualTo("20260324T090000");
            assertThat(value(read, Property.DTEND)).as(what).isEqualTo("20260324T100000");
            assertThat(value(read, Property.EXDATE)).as(what).isEqualTo("20260407T090000");
        }
    }

    private static String value(Component component, String name) {
        return component.getProperty(name).map(Property::getValue).orElse("");
    }
}
