package sextant.content.event;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sextant.content.Kind;
import sextant.content.lens.FieldTable;
import sextant.content.lens.Lens;

/** All fields of an event, by theme: what, when and where; with whom; how often; and the rest. */
public final class EventFields {
    /** Every field, in the order of the classes that hold the lenses. */
    public static final FieldTable TABLE = new FieldTable(
            Kind.EVENT,
            Stream.of(Basics.ALL, Meeting.ALL, Repetition.ALL, Extras.ALL)
                    .<Lens<?>>flatMap(List::stream)
                    .toList(),
            Map.of(
                    "attendee type", Meeting.ATTENDEES.field(),
                    "attendee status", Meeting.ATTENDEES.field()),
            Map.of(
                    "duration", "computed from start and end",
                    "my response", "depends on who asks: Meeting.response",
                    "meeting status", "computed from organizer, attendees and status",
                    "item type in series", "computed from rule and recurrence id",
                    "editor", "metadata of the item, not of its document",
                    "read flag, ageing", "not stored",
                    "free/busy conflicts", "computed from the calendar"));

    private EventFields() {}
}
