package sextant.content.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.content.Kind;
import sextant.content.event.Alarm;
import sextant.content.event.Attachment;
import sextant.content.event.Attendee;
import sextant.content.event.AttendeesLens;
import sextant.content.event.EndLens;
import sextant.content.event.FurtherAlarmsLens;
import sextant.content.event.Priority;
import sextant.content.event.Raw;
import sextant.content.event.TriggerLens;
import sextant.content.lens.Body;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Element;
import sextant.content.lens.FieldTable;
import sextant.content.lens.Importance;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.ListLens;
import sextant.content.lens.Sensitivity;
import sextant.content.lens.Slot;
import sextant.content.lens.Spelling;
import sextant.content.lens.When;

/** All fields of a task. */
public final class TaskFields {
    private static final Body BODY = new Body("body (plain)", "body (HTML)", "DESCRIPTION");
    private static final String STAMPS = "stamp, created, modified: ";

    public static final Lens<String> SUBJECT = Raw.text("subject", "SUMMARY");
    public static final Lens<String> DESCRIPTION = BODY.plain();
    public static final Lens<String> DESCRIPTION_HTML = BODY.html();
    public static final Lens<When> START = new TaskDates.Start("start date");
    public static final Lens<When> DUE = new TaskDates.Due(new EndLens("due date", "DUE", START));

    /** For peers that know no other status; remembers what it replaces. */
    public static final Lens<Boolean> COMPLETE = new CompleteLens("complete");

    public static final Lens<TaskStatus> STATUS =
            one("status", "STATUS", TaskStatus.codec()).whenAbsent(TaskStatus.NOT_STARTED);
    public static final Lens<Integer> PERCENT = one("percent complete", "PERCENT-COMPLETE", Codecs.integer(0, 100));
    public static final Lens<Instant> COMPLETED = one("date completed", "COMPLETED", Codecs.instant());
    public static final Lens<Importance> IMPORTANCE = Priority.importance("priority");
    public static final Lens<Integer> PRIORITY = Priority.number("priority: number");
    public static final Lens<Sensitivity> SENSITIVITY =
            one("sensitivity", "CLASS", Sensitivity.codec()).whenAbsent(Sensitivity.NORMAL);
    public static final Lens<List<String>> CATEGORIES =
            ListLens.of("categories", "CATEGORIES", Element.text(), ListLens.Layout.COMMA);

    /** As its author wrote it; {@link TriggerLens#at} makes a moment of it. */
    public static final TriggerLens REMINDER = new TriggerLens("reminder");

    /** The rule as it stands; what it means is for {@code recur}. */
    public static final Lens<String> RECURRENCE = one("recurrence", "RRULE", Codecs.raw());

    public static final Lens<Regeneration> REGENERATE =
            one("regenerate", "X-MS-TASK-REGENERATE", Codecs.constants(Regeneration.class));

    /** UID of the recurring task of which this is a completed copy. */
    public static final Lens<String> DEAD_OCCURRENCE =
            LineLens.of("dead occurrence", Slot.of("dead-occurrence", related("X-DEAD-OCCURRENCE")), Codecs.text());

    public static final Lens<String> ORDINAL = Raw.value("flag ordering", "X-MS-ORDINAL");

    /** In minutes. */
    public static final Lens<Integer> TOTAL_WORK =
            LineLens.of("total work", Slot.sole("ESTIMATED-DURATION").alias("X-MS-TOTAL-WORK"), new Work());

    /** In minutes. */
    public static final Lens<Integer> ACTUAL_WORK = one("actual work", "X-MS-ACTUAL-WORK", new Work());

    public static final Lens<String> OWNER = Raw.text("owner", "X-MS-TASK-OWNER");
    public static final Lens<Set<Attendee>> ASSIGNED_TO = new AttendeesLens("assigned to");
    public static final Lens<List<String>> CONTACTS = Raw.texts("contacts (linked)", "CONTACT");
    public static final Lens<List<String>> COMPANIES =
            ListLens.of("companies", "X-MS-COMPANIES", Element.text(), ListLens.Layout.COMMA);
    public static final Lens<String> BILLING = Raw.text("billing", "X-MS-BILLING");
    public static final Lens<String> MILEAGE = Raw.text("mileage", "X-MS-MILEAGE");
    public static final Lens<String> ROLE = Raw.text("role", "X-MS-ROLE");
    public static final Lens<String> LOCATION = Raw.text("location", "LOCATION");
    public static final Lens<String> URL = one("URL", "URL", Codecs.uri());

    /** UID of the task this one is a part of. */
    public static final Lens<String> PARENT =
            LineLens.of("parent / subtask", Slot.of("parent", related("PARENT")), Codecs.text());

    public static final Lens<String> MANUAL_ORDER = Raw.value("manual order (Apple)", "X-APPLE-SORT-ORDER");
    public static final Lens<List<Attachment>> ATTACHMENTS = Attachment.lens("attachments");
    public static final Lens<String> UID = Raw.text("UID", "UID");
    public static final Lens<Instant> STAMP = one(STAMPS + "DTSTAMP", "DTSTAMP", Codecs.instant());
    public static final Lens<Instant> CREATED = one(STAMPS + "CREATED", "CREATED", Codecs.instant());
    public static final Lens<Instant> LAST_MODIFIED = one(STAMPS + "LAST-MODIFIED", "LAST-MODIFIED", Codecs.instant());
    public static final Lens<String> FORM_NAME = Raw.text("form name", "X-SP-FORMURN");
    public static final Lens<Integer> SEQUENCE = one("sequence", "SEQUENCE", Codecs.integer(0, Integer.MAX_VALUE));

    /** Every field. */
    public static final FieldTable TABLE = new FieldTable(
            Kind.TASK,
            List.of(
                    SUBJECT,
                    DESCRIPTION,
                    DESCRIPTION_HTML,
                    START,
                    DUE,
                    COMPLETE,
                    STATUS,
                    PERCENT,
                    COMPLETED,
                    IMPORTANCE,
                    PRIORITY,
                    SENSITIVITY,
                    CATEGORIES,
                    REMINDER,
                    RECURRENCE,
                    REGENERATE,
                    DEAD_OCCURRENCE,
                    ORDINAL,
                    TOTAL_WORK,
                    ACTUAL_WORK,
                    OWNER,
                    ASSIGNED_TO,
                    CONTACTS,
                    COMPANIES,
                    BILLING,
                    MILEAGE,
                    ROLE,
                    LOCATION,
                    URL,
                    PARENT,
                    MANUAL_ORDER,
                    ATTACHMENTS,
                    UID,
                    STAMP,
                    CREATED,
                    LAST_MODIFIED,
                    FORM_NAME,
                    SEQUENCE),
            Map.of(),
            Map.of(
                    "status description", "computed from the status in the reader's language",
                    "change count", "metadata of the item, not of its document",
                    "editor", "metadata of the item, not of its document",
                    "folder, ageing", "a place, not content; ageing is not stored",
                    "flagged message as task", "a view of the message, not stored twice"));

    private TaskFields() {}

    private static <T> LineLens<T> one(String field, String line, Codec<T> codec) {
        return LineLens.of(field, Slot.sole(line), codec);
    }

    // RFC 5545 3.2.15: without RELTYPE it is the parent
    private static Spelling related(String type) {
        return Spelling.of("RELATED-TO;RELTYPE=" + type)
                .matching((task, line) ->
                        line.parameter("RELTYPE").orElse("PARENT").equalsIgnoreCase(type) ? 1 : 0);
    }

    /** The alarms beside the reminder. */
    public static Lens<List<Alarm>> furtherReminders() {
        return new FurtherAlarmsLens("further reminders", TriggerLens::fits);
    }
}
