package sextant.web.items;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import sextant.content.Kind;
import sextant.content.event.Basics;
import sextant.content.recur.Occurrence;
import sextant.content.recur.Recurrence;
import sextant.content.recur.rule.Bounds;
import sextant.http.Exchange;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Mailboxes;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Moments;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** What is on, day by day, for four weeks. */
public final class CalendarPage implements Door.Page {
    /** How many days a page shows. */
    public static final int DAYS = 28;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    // as far as the clocks of two places may be apart
    private static final long SLACK = 14 * 3600;
    private static final Bounds BOUNDS = Bounds.DEFAULT.withInstances(200);

    private final Mailboxes mailboxes;
    private final Templates templates;

    public CalendarPage(Mailboxes mailboxes, Templates templates) {
        this.mailboxes = mailboxes;
        this.templates = templates;
    }

    /**
     * What the page shows.
     *
     * @param span its days, in words
     * @param earlier the query of the four weeks before
     * @param later the query of the four weeks after
     */
    public record View(Frame frame, List<ItemsView.Group> days, String span, String earlier, String later) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var moments = viewer.moments();
        var page = page(Query.parse(exchange.query().orElse("")).text("page"));
        var first = moments.today().plusDays((long) page * DAYS);
        var days = new Days(first, moments);
        var mailbox = mailboxes.of(viewer.account());
        var folder = new Folder(mailbox);
        var from = first.atStartOfDay(moments.zone()).toInstant();
        var to = first.plusDays(DAYS).atStartOfDay(moments.zone()).toInstant();
        for (var collection : folder.holding(Kind.EVENT)) {
            var name = Text.harmless(collection.name());
            between(mailbox, collection.id(), from, to)
                    .filter(item -> item.summary().kind() == Kind.EVENT)
                    .forEach(item -> folder.read(item)
                            .ifPresent(calendar -> Recurrence.of(calendar)
                                    .between(from, to, moments.zone(), BOUNDS)
                                    .toList()
                                    .forEach(occurrence -> days.add(occurrence, name))));
        }
        var span = DAY.format(first) + " to " + DAY.format(first.plusDays(DAYS - 1));
        var view = new View(
                new Frame("Calendar", viewer, "calendar", "", "", false),
                days.groups(),
                span,
                "?page=" + (page - 1),
                "?page=" + (page + 1));
        templates.answer(exchange, 200, "calendar", view);
    }

    private static Stream<Item> between(Mailbox mailbox, CollectionId in, Instant from, Instant to) {
        return mailbox
                .between(in, from.getEpochSecond() - SLACK, to.getEpochSecond() + SLACK, new ItemId(0), Folder.MOST)
                .stream();
    }

    /** Some years either way, and this month if it is no number. */
    private static int page(String text) {
        try {
            return Math.clamp(Integer.parseInt(text), -200, 200);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** Days with what is on. */
    private static final class Days {
        private record Entry(Instant start, boolean allDay, ItemsView.Line line) {}

        private final LocalDate first;
        private final Moments moments;
        private final TreeMap<LocalDate, List<Entry>> days = new TreeMap<>();

        Days(LocalDate first, Moments moments) {
            this.first = first;
            this.moments = moments;
        }

        void add(Occurrence occurrence, String folder) {
            var starts = day(occurrence, true);
            var ends = day(occurrence, false);
            var day = starts.isBefore(first) ? first : starts;
            for (; !day.isAfter(ends) && day.isBefore(first.plusDays(DAYS)); day = day.plusDays(1)) {
                days.computeIfAbsent(day, d -> new ArrayList<>())
                        .add(new Entry(
                                occurrence.start().instant(),
                                occurrence.allDay(),
                                line(occurrence, day, starts, folder)));
            }
        }

        private LocalDate day(Occurrence occurrence, boolean first) {
            var moment = first ? occurrence.start() : occurrence.end();
            var lasts = occurrence.end().instant().isAfter(occurrence.start().instant());
            if (occurrence.allDay()) {
                var date = moment.local().toLocalDate();
                return first || !lasts ? date : date.minusDays(1);
            }
            // What ends at midnight does not touch the next day.
            var instant = first || !lasts ? moment.instant() : moment.instant().minusNanos(1);
            return LocalDate.ofInstant(instant, moments.zone());
        }

        private ItemsView.Line line(Occurrence occurrence, LocalDate day, LocalDate starts, String folder) {
            var event = occurrence.source();
            var title = Basics.SUBJECT.get(event).orElse("");
            var details = new ArrayList<String>();
            if (!occurrence.allDay() && day.equals(starts)) {
                details.add("until " + TIME.format(occurrence.end().instant().atZone(moments.zone())));
            }
            Basics.LOCATION.get(event).map(Text::harmless).ifPresent(details::add);
            var mark = occurrence.allDay()
                    ? "all day"
                    : day.equals(starts)
                            ? TIME.format(occurrence.start().instant().atZone(moments.zone()))
                            : "goes on";
            return new ItemsView.Line(
                    mark, title.isBlank() ? "(no title)" : Text.harmless(title), details, folder, false);
        }

        List<ItemsView.Group> groups() {
            var order = Comparator.comparing((Entry entry) -> !entry.allDay()).thenComparing(Entry::start);
            return days.entrySet().stream()
                    .map(day -> new ItemsView.Group(
                            moments.heading(day.getKey()),
                            day.getValue().stream()
                                    .sorted(order)
                                    .map(Entry::line)
                                    .toList()))
                    .toList();
        }
    }
}
