package sextant.content;

import java.util.List;
import java.util.Map;
import sextant.content.line.Component;
import sextant.content.recur.Recurrence;
import sextant.content.recur.Span;

/** The summary of one calendar object resource (RFC 4791 4.1). */
final class CalendarSummary {
    private static final Map<String, Kind> KINDS =
            Map.of("VEVENT", Kind.EVENT, "VFREEBUSY", Kind.EVENT, "VTODO", Kind.TASK, "VJOURNAL", Kind.NOTE);

    private CalendarSummary() {}

    static Summary of(Component calendar, long size) throws MalformedDocument {
        List<Component> items = calendar.components().stream()
                .filter(component -> KINDS.containsKey(component.name()))
                .toList();
        if (items.isEmpty()) {
            throw new MalformedDocument("the calendar holds no VEVENT, VTODO, VJOURNAL or VFREEBUSY");
        }
        Component main = main(items);
        String uid = uid(main);
        for (Component item : items) {
            if (!item.name().equals(main.name())) {
                throw new MalformedDocument("the calendar holds a " + main.name() + " and a " + item.name()
                        + "; one object holds components of one kind (RFC 4791 4.1)");
            }
            if (!uid(item).equals(uid)) {
                throw new MalformedDocument(
                        "the calendar holds components with different UIDs; one object has one UID (RFC 4791 4.1)");
            }
        }
        if (uid.isEmpty() && items.size() > 1) {
            throw new MalformedDocument("the calendar holds several components, which need a UID to belong together");
        }
        Recurrence recurrence = Recurrence.of(calendar);
        Span span = recurrence.span();
        return new Summary(
                KINDS.getOrDefault(main.name(), Kind.EVENT),
                main.name(),
                uid,
                span.first(),
                span.last(),
                span.floating(),
                recurrence.isRecurring(),
                busy(items, main),
                false,
                "",
                main.text("SUMMARY").orElse(""),
                List.of(),
                List.of(),
                size);
    }

    /** The component that describes the whole: the first without RECURRENCE-ID, if there is one. */
    private static Component main(List<Component> items) {
        return items.stream()
                .filter(item -> item.property("RECURRENCE-ID").isEmpty())
                .findFirst()
                .orElse(items.getFirst());
    }

    private static String uid(Component item) {
        return item.text("UID").map(String::strip).orElse("");
    }

    /** The main component's; but a free series with one busy instance is not free. */
    private static Busy busy(List<Component> items, Component main) {
        Busy busy = Busy.of(main);
        if (busy != Busy.FREE) {
            return busy;
        }
        return items.stream()
                .map(Busy::of)
                .filter(other -> other != Busy.FREE)
                .findFirst()
                .orElse(Busy.FREE);
    }
}
