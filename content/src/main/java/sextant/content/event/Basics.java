package sextant.content.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import sextant.content.Busy;
import sextant.content.lens.Body;
import sextant.content.lens.Codecs;
import sextant.content.lens.Element;
import sextant.content.lens.Importance;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.ListLens;
import sextant.content.lens.Sensitivity;
import sextant.content.lens.Slot;
import sextant.content.lens.When;

/** What an event is, when and where. */
public final class Basics {
    private static final Body BODY = new Body("description (plain)", "description (HTML)", "DESCRIPTION");

    public static final Lens<String> SUBJECT = Raw.text("subject", "SUMMARY");
    public static final Lens<String> LOCATION = new LocationLens("location text");
    public static final Lens<String> LOCATION_APPLE =
            Raw.value("structured location: Apple", "X-APPLE-STRUCTURED-LOCATION");

    /** JSON as Outlook writes it. */
    public static final Lens<String> LOCATION_OUTLOOK =
            Raw.text("structured location: Outlook", "X-MICROSOFT-LOCATIONS");

    public static final Lens<Coordinates> COORDINATES =
            LineLens.of("structured location: coordinates", Slot.sole("GEO"), Coordinates.codec());
    public static final Lens<When> START = new StartLens("start");
    public static final Lens<When> END = new EndLens("end", "DTEND", START);
    public static final Lens<Boolean> ALL_DAY = new AllDayLens("all-day", START, END);
    public static final Lens<String> START_ZONE = new ZoneLens("time zone (start)", START);
    public static final Lens<String> END_ZONE = new ZoneLens("time zone (end)", END);
    public static final Lens<String> DESCRIPTION = BODY.plain();
    public static final Lens<String> DESCRIPTION_HTML = BODY.html();
    public static final Lens<List<Attachment>> ATTACHMENTS = Attachment.lens("attachments");
    public static final Lens<String> UID = Raw.text("UID", "UID");
    public static final Lens<Instant> STAMP = instant("last modified stamp: DTSTAMP", "DTSTAMP");
    public static final Lens<Instant> LAST_MODIFIED = instant("last modified stamp: LAST-MODIFIED", "LAST-MODIFIED");
    public static final Lens<Instant> CREATED = instant("created", "CREATED");
    public static final Lens<Integer> SEQUENCE = LineLens.of(
            "sequence",
            Slot.sole("SEQUENCE").alias("X-MICROSOFT-CDO-APPT-SEQUENCE"),
            Codecs.integer(0, Integer.MAX_VALUE));
    public static final Lens<Busy> BUSY = new BusyLens("busy status");
    public static final Lens<Busy> INTENDED_BUSY =
            LineLens.of("intended busy status", Slot.sole("X-MICROSOFT-CDO-INTENDEDSTATUS"), BusyLens.WORDS);
    public static final Lens<Status> STATUS =
            LineLens.of("status", Slot.sole("STATUS"), Codecs.constants(Status.class));
    public static final Lens<Sensitivity> SENSITIVITY =
            LineLens.of("sensitivity", Slot.sole("CLASS"), Sensitivity.codec()).whenAbsent(Sensitivity.NORMAL);
    public static final Lens<Importance> IMPORTANCE = Priority.importance("importance / priority");
    public static final Lens<Integer> PRIORITY = Priority.number("importance / priority: number");
    public static final Lens<Duration> REMINDER = new ReminderLens("reminder (first, relative to start)");
    public static final Lens<List<Alarm>> FURTHER_REMINDERS =
            new FurtherAlarmsLens("further reminders", ReminderLens::fits);
    public static final Lens<Instant> ACKNOWLEDGED =
            new AcknowledgedLens("snooze / dismiss state: ACKNOWLEDGED", ReminderLens::fits);
    public static final Lens<Instant> LAST_ACKNOWLEDGED =
            instant("snooze / dismiss state: X-MOZ-LASTACK", "X-MOZ-LASTACK");
    public static final Lens<List<String>> CATEGORIES =
            ListLens.of("categories", "CATEGORIES", Element.text(), ListLens.Layout.COMMA);
    public static final Lens<String> COLOR = Raw.text("colour", "COLOR");

    static final List<Lens<?>> ALL = List.of(
            SUBJECT,
            LOCATION,
            LOCATION_APPLE,
            LOCATION_OUTLOOK,
            COORDINATES,
            START,
            END,
            ALL_DAY,
            START_ZONE,
            END_ZONE,
            DESCRIPTION,
            DESCRIPTION_HTML,
            ATTACHMENTS,
            UID,
            STAMP,
            LAST_MODIFIED,
            CREATED,
            SEQUENCE,
            BUSY,
            INTENDED_BUSY,
            STATUS,
            SENSITIVITY,
            IMPORTANCE,
            PRIORITY,
            REMINDER,
            FURTHER_REMINDERS,
            ACKNOWLEDGED,
            LAST_ACKNOWLEDGED,
            CATEGORIES,
            COLOR);

    private Basics() {}

    private static Lens<Instant> instant(String field, String line) {
        return LineLens.of(field, Slot.sole(line), Codecs.instant());
    }
}
