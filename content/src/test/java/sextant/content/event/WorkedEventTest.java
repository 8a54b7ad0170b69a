package sextant.content.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.content.Busy;
import sextant.content.lens.Importance;
import sextant.content.lens.Lens;
import sextant.content.lens.Sensitivity;
import sextant.content.lens.When;

class WorkedEventTest {
    private static When berlin(int month, int day, int hour) {
        return new When.Zoned(LocalDateTime.of(2026, month, day, hour, 0), "Europe/Berlin");
    }

    @Test
    void aChangedInstanceIsAWholeComponentOfItsOwn() {
        Calendars series = Calendars.of(
                "VEVENT",
                "UID:evt-7f3a@example.org",
                "DTSTART;TZID=Europe/Berlin:20260324T090000",
                "DTEND;TZID=Europe/Berlin:20260324T100000",
                "SUMMARY:Crane check",
                "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=4;WKST=MO",
                "EXDATE;TZID=Europe/Berlin:20260407T090000");
        var master = Series.master(series.calendar(), "VEVENT").orElseThrow();

        var instance = Series.addOverride(series.calendar(), master, berlin(4, 14, 9));
        Basics.SUBJECT.set(instance, "Crane check 2");

        assertThat(Series.overrides(series.calendar(), "VEVENT")).containsExactly(instance);
        assertThat(Series.override(series.calendar(), "VEVENT", berlin(4, 14, 9), when -> when))
                .contains(instance);
        assertThat(Series.override(series.calendar(), "VEVENT", berlin(4, 7, 9), when -> when))
                .isEmpty();
        assertThat(Basics.START.get(instance)).contains(berlin(4, 14, 9));
        assertThat(Basics.END.get(instance)).contains(berlin(4, 14, 10));
        assertThat(Repetition.RULE.get(instance)).isEmpty();
        assertThat(Repetition.EXCLUDED_DATES.get(instance)).isEmpty();
        assertThat(Basics.UID.get(instance)).contains("evt-7f3a@example.org");
        assertThat(Basics.SUBJECT.get(master)).contains("Crane check");
        assertThat(series.lines()).contains("RECURRENCE-ID;TZID=Europe/Berlin:20260414T090000");
    }

    @Test
    void anExcludedDateGetsALineOfItsOwnAndTheOthersStay() {
        Calendars event =
                Calendars.of("VEVENT", "DTSTART:20260324T090000Z", "EXDATE:20260407T090000Z,20260414T090000Z");
        Set<When> dates = Repetition.EXCLUDED_DATES.get(event.item()).orElseThrow();
        When added = new When.Utc(LocalDateTime.of(2026, 4, 21, 9, 0));
        dates.add(added);
        Repetition.EXCLUDED_DATES.set(event.item(), dates);
        assertThat(event.lines())
                .containsExactly(
                        "DTSTART:20260324T090000Z",
                        "EXDATE:20260407T090000Z,20260414T090000Z",
                        "EXDATE:20260421T090000Z");
        Repetition.EXCLUDED_DATES.set(event.item(), Set.of(added));
        assertThat(event.lines()).containsExactly("DTSTART:20260324T090000Z", "EXDATE:20260421T090000Z");
    }

    @Test
    void anAllDayEventEndsTheDayAfter() {
        Calendars event = Calendars.of(
                "VEVENT", "DTSTART;VALUE=DATE:20260501", "DTEND;VALUE=DATE:20260504", "TRANSP:TRANSPARENT");
        assertThat(Basics.ALL_DAY.get(event.item())).contains(true);
        assertThat(Basics.BUSY.get(event.item())).contains(Busy.FREE);
        Basics.END.set(event.item(), new When.Day(LocalDate.of(2026, 5, 5)));
        assertThat(event.lines()).contains("DTEND;VALUE=DATE:20260505");
    }

    @Test
    void outlooksFlagMakesMidnightsDays() {
        Calendars event = Calendars.of(
                "VEVENT",
                "DTSTART;TZID=W. Europe Standard Time:20260501T000000",
                "DTEND;TZID=W. Europe Standard Time:20260504T000000",
                "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE");
        String before = event.text();
        assertThat(Basics.START.get(event.item())).contains(new When.Day(LocalDate.of(2026, 5, 1)));
        assertThat(Basics.END.get(event.item())).contains(new When.Day(LocalDate.of(2026, 5, 4)));
        Basics.START.set(event.item(), new When.Day(LocalDate.of(2026, 5, 1)));
        Basics.ALL_DAY.set(event.item(), true);
        assertThat(event.text()).isEqualTo(before);
    }

    @Test
    void anEndKeepsTheFormItHas() {
        Calendars event = Calendars.of("VEVENT", "DTSTART;TZID=Europe/Berlin:20260328T090000", "DURATION:PT26H");
        assertThat(Basics.END.get(event.item()))
                .as("hours are exact, and one is missing that night")
                .contains(new When.Zoned(LocalDateTime.of(2026, 3, 29, 12, 0), "Europe/Berlin"));
        Basics.END.set(event.item(), berlin(3, 28, 11));
        assertThat(event.lines()).containsExactly("DTSTART;TZID=Europe/Berlin:20260328T090000", "DURATION:PT2H");
        Basics.END.set(event.item(), new When.Zoned(LocalDateTime.of(2026, 3, 28, 11, 0), "Asia/Tokyo"));
        assertThat(event.lines())
                .containsExactly("DTSTART;TZID=Europe/Berlin:20260328T090000", "DTEND;TZID=Asia/Tokyo:20260328T110000");
    }

    @Test
    void outOfOfficeSurvivesAClientThatKnowsTwoValues() {
        Calendars event = Calendars.of("VEVENT", "X-MICROSOFT-CDO-BUSYSTATUS:OOF", "TRANSP:OPAQUE");
        String before = event.text();
        Lens<Boolean> free = Basics.BUSY.as(
                Boolean.class,
                busy -> busy == Busy.FREE || busy == Busy.WORKING_ELSEWHERE,
                isFree -> isFree ? Busy.FREE : Busy.BUSY);
        free.set(event.item(), false);
        assertThat(event.text()).isEqualTo(before);

        Calendars edited = Calendars.of("VEVENT", "X-MICROSOFT-CDO-BUSYSTATUS:OOF", "TRANSP:TRANSPARENT");
        assertThat(Basics.BUSY.get(edited.item()))
                .as("a two-valued client changed TRANSP")
                .contains(Busy.FREE);
        free.set(event.item(), true);
        assertThat(event.lines()).containsExactly("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "TRANSP:TRANSPARENT");
    }

    @Test
    void aPriorityKeepsItsPlaceWithinItsStep() {
        Calendars event = Calendars.of("VEVENT", "PRIORITY:3", "X-MICROSOFT-CDO-IMPORTANCE:2");
        Basics.IMPORTANCE.set(event.item(), Importance.HIGH);
        assertThat(event.lines()).containsExactly("PRIORITY:3", "X-MICROSOFT-CDO-IMPORTANCE:2");
        Basics.IMPORTANCE.set(event.item(), Importance.LOW);
        assertThat(event.lines()).containsExactly("PRIORITY:9", "X-MICROSOFT-CDO-IMPORTANCE:0");

        Calendars plain = Calendars.of("VEVENT", "SUMMARY:x");
        Basics.IMPORTANCE.set(plain.item(), Importance.NORMAL);
        assertThat(plain.lines()).containsExactly("SUMMARY:x");
    }

    @Test
    void personalIsPrivateToEverybodyElse() {
        Calendars event = Calendars.of("VEVENT", "CLASS:PERSONAL");
        assertThat(Basics.SENSITIVITY.get(event.item())).contains(Sensitivity.PERSONAL);
        Basics.SENSITIVITY.set(event.item(), Sensitivity.PRIVATE);
        assertThat(event.lines()).containsExactly("CLASS:PRIVATE");
        Basics.SENSITIVITY.set(event.item(), Sensitivity.PERSONAL);
        assertThat(event.lines()).containsExactly("CLASS;X-MS-SENSITIVITY=1:PRIVATE");
    }

    @Test
    void clearingTheReminderTakesOneAlarmAndNoOtherBecomesIt() {
        Calendars event = Calendars.of(
                "VEVENT",
                "SUMMARY:x",
                "BEGIN:VALARM",
                "ACTION:EMAIL",
                "TRIGGER:-PT1H",
                "END:VALARM",
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "TRIGGER:-PT15M",
                "END:VALARM",
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "TRIGGER:-PT5M",
                "END:VALARM");
        assertThat(Basics.REMINDER.get(event.item())).contains(Duration.ofMinutes(15));
        Basics.REMINDER.set(event.item(), Duration.ofMinutes(20));
        assertThat(event.lines()).contains("TRIGGER:-PT20M").doesNotContain("TRIGGER:-PT15M");
        Basics.REMINDER.clear(event.item());
        assertThat(Basics.REMINDER.get(event.item())).isEmpty();
        assertThat(event.lines()).contains("TRIGGER:-PT1H", "TRIGGER:-PT5M").doesNotContain("TRIGGER:-PT20M");
        Basics.REMINDER.set(event.item(), Duration.ofMinutes(30));
        assertThat(Basics.REMINDER.get(event.item())).contains(Duration.ofMinutes(30));
        assertThat(event.lines()).contains("TRIGGER:-PT5M");
    }

    @Test
    void attendeesAreMergedByAddressAndKeepWhatOthersSayOfThem() {
        Calendars event = Calendars.of(
                "VEVENT",
                "ORGANIZER;CN=Alma:mailto:alma@example.org",
                "ATTENDEE;CN=Bo;ROLE=CHAIR;PARTSTAT=ACCEPTED;X-NUM-GUESTS=0:mailto:Bo@example.org",
                "ATTENDEE;CN=Liv;SCHEDULE-STATUS=2.0:mailto:liv@example.org");
        Set<Attendee> now = Set.of(
                new Attendee("bo@example.org", "Bo", Attendee.Type.REQUIRED, Attendee.Status.DECLINED, false),
                Attendee.invited("room@example.org", "Room 1", Attendee.Type.RESOURCE));
        Meeting.ATTENDEES.set(event.item(), now);
        assertThat(event.lines())
                .containsExactly(
                        "ORGANIZER;CN=Alma:mailto:alma@example.org",
                        "ATTENDEE;CN=Bo;ROLE=CHAIR;PARTSTAT=DECLINED;X-NUM-GUESTS=0:mailto:Bo@example.org",
                        "ATTENDEE;CN=Room 1;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT;RSVP=TRUE:mailto:room@example.org");
    }

    @Test
    void anAnswerTouchesOneLine() {
        Calendars event = Calendars.of(
                "VEVENT", "ATTENDEE:mailto:bo@example.org", "ATTENDEE;PARTSTAT=TENTATIVE:mailto:liv@example.org");
        Lens<Attendee.Status> mine = Meeting.response("liv@example.org"::equalsIgnoreCase);
        assertThat(mine.get(event.item())).contains(Attendee.Status.TENTATIVE);
        mine.set(event.item(), Attendee.Status.ACCEPTED);
        assertThat(event.lines())
                .containsExactly("ATTENDEE:mailto:bo@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:liv@example.org");
    }

    @Test
    void plainTextThatSaysTheSameKeepsTheHtml() {
        Calendars event = Calendars.of(
                "VEVENT", "DESCRIPTION:Bring ropes", "X-ALT-DESC;FMTTYPE=text/html:<p>Bring <b>ropes</b></p>");
        String before = event.text();
        Basics.DESCRIPTION.set(event.item(), "Bring ropes");
        assertThat(event.text()).isEqualTo(before);
        Basics.DESCRIPTION.set(event.item(), "Bring\nropes");
        assertThat(Basics.DESCRIPTION_HTML.get(event.item())).isPresent();
        Basics.DESCRIPTION.set(event.item(), "Bring nothing");
        assertThat(event.lines()).containsExactly("DESCRIPTION:Bring nothing");
    }

    @Test
    void anotherPlaceHasOtherCoordinates() {
        Calendars event = Calendars.of(
                "VEVENT",
                "LOCATION:Berth 3",
                "GEO:60.39;5.32",
                "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"Berth 3\":geo:60.39,5.32");
        String before = event.text();
        Basics.LOCATION.set(event.item(), "Berth 3");
        assertThat(event.text()).isEqualTo(before);
        Basics.LOCATION.set(event.item(), "Berth 4");
        assertThat(event.lines()).containsExactly("LOCATION:Berth 4");
    }

    @Test
    void theLinkToJoinIsReadInTheAgreedOrder() {
        Calendars event = Calendars.of(
                "VEVENT",
                "URL:https://example.org/event",
                "CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+47-1",
                "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/c",
                "X-GOOGLE-CONFERENCE:https://meet.example/g");
        assertThat(Meeting.JOIN_LINK.get(event.item())).contains("https://meet.example/g");
        Meeting.JOIN_LINK.clear(event.item());
        assertThat(Meeting.shownLink(event.item())).isEqualTo(Optional.of("https://example.org/event"));
        assertThat(event.lines()).contains("CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+47-1");
    }

    @Test
    void theLastRuleStaysAndItsPartsCanBeRead() {
        Calendars event = Calendars.of("VEVENT", "RRULE:FREQ=MONTHLY;RSCALE=GREGORIAN;BYMONTHDAY=31;SKIP=BACKWARD");
        assertThat(Repetition.RULE_SKIP.get(event.item())).contains("BACKWARD");
        Repetition.RULE_SKIP.clear(event.item());
        assertThat(event.lines()).isEqualTo(List.of("RRULE:FREQ=MONTHLY;RSCALE=GREGORIAN;BYMONTHDAY=31"));
    }
}
