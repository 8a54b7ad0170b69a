package sextant.dav;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.DateListProperty;
import net.fortuna.ical4j.model.property.DateProperty;

/** What RFC 4791 9.7 and 9.9 say of an event, worked out the long way over ical4j's reading of it. */
final class FilterOracle {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Instant END = Instant.parse("2027-06-01T00:00:00Z");

    private final ZoneId floating;

    FilterOracle(ZoneId floating) {
        this.floating = floating;
    }

    /** A text-match. */
    record Text(String sought, String collation, boolean negated) {
        String xml() {
            return "<C:text-match collation='" + collation + "'" + (negated ? " negate-condition='yes'" : "") + ">"
                    + sought + "</C:text-match>";
        }

        boolean matches(List<String> texts) {
            return texts.stream().anyMatch(text -> folded(text).contains(folded(sought))) != negated;
        }

        private String folded(String text) {
            return switch (collation) {
                case "i;octet" -> text;
                case "i;ascii-casemap" -> {
                    var ascii = new StringBuilder();
                    text.chars().forEach(c -> ascii.append((char) (c < 128 ? Character.toLowerCase(c) : c)));
                    yield ascii.toString();
                }
                default -> Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
            };
        }
    }

    /** A prop-filter; the state is a param-filter on PARTSTAT, none if empty and is-not-defined if it is {@code !}. */
    record Property(String name, boolean undefined, Text text, String state) {
        static Property absent(String name) {
            return new Property(name, true, new Text("", "i;octet", false), "");
        }

        static Property of(String name, Text text) {
            return new Property(name, false, text, "");
        }

        String xml() {
            var parameter = switch (state) {
                case "" -> "";
                case "!" -> "<C:param-filter name='PARTSTAT'><C:is-not-defined/></C:param-filter>";
                default ->
                    "<C:param-filter name='PARTSTAT'><C:text-match>" + state + "</C:text-match></C:param-filter>";
            };
            return "<C:prop-filter name='" + name + "'>" + (undefined ? "<C:is-not-defined/>" : text.xml() + parameter)
                    + "</C:prop-filter>";
        }

        boolean matches(VEvent event) {
            List<net.fortuna.ical4j.model.Property> properties = event.getProperties(name);
            return undefined ? properties.isEmpty() : properties.stream().anyMatch(this::matches);
        }

        private boolean matches(net.fortuna.ical4j.model.Property property) {
            var texts = new ArrayList<>(List.of(property.getValue()));
            if (property instanceof Categories categories) {
                texts.addAll(categories.getCategories().getTexts());
            }
            var states = property.getParameters("PARTSTAT").stream()
                    .map(parameter -> parameter.getValue().toUpperCase(Locale.ROOT))
                    .toList();
            return text.matches(texts)
                    && switch (state) {
                        case "" -> true;
                        case "!" -> states.isEmpty();
                        default -> states.contains(state.toUpperCase(Locale.ROOT));
                    };
        }
    }

    /** A comp-filter for VEVENT. */
    record Event(String start, String end, List<Property> properties) {
        String xml() {
            var inside = start.isEmpty() && end.isEmpty() ? "" : Calendars.range(start, end);
            return Calendars.within(
                    "VEVENT",
                    inside
                            + String.join(
                                    "", properties.stream().map(Property::xml).toList()));
        }
    }

    /** When something takes place. */
    record Span(ZonedDateTime start, ZonedDateTime end) {
        boolean touches(Instant from, Instant to) {
            var begin = start.toInstant();
            var over = end.toInstant();
            return begin.isBefore(to) && (over.isAfter(from) || (over.equals(begin) && !begin.isBefore(from)));
        }
    }

    static Calendar read(byte[] object) {
        try {
            return new CalendarBuilder().build(new StringReader(new String(object, StandardCharsets.UTF_8)));
        } catch (IOException | ParserException e) {
            throw new AssertionError(new String(object, StandardCharsets.UTF_8), e);
        }
    }

    boolean matches(Calendar calendar, Event filter) {
        var from = filter.start().isEmpty() ? Instant.MIN : instant(filter.start());
        var to = filter.end().isEmpty() ? Instant.MAX : instant(filter.end());
        var timed = !filter.start().isEmpty() || !filter.end().isEmpty();
        List<VEvent> events = calendar.getComponents("VEVENT");
        return events.stream()
                .anyMatch(event -> filter.properties().stream().allMatch(one -> one.matches(event))
                        && (!timed || spans(event, events).stream().anyMatch(span -> span.touches(from, to))));
    }

    static Instant instant(String text) {
        return LocalDateTime.parse(text, UTC).toInstant(ZoneOffset.UTC);
    }

    /** The instances that have their properties from one of the events of an object. */
    List<Span> spans(VEvent event, List<VEvent> all) {
        var start = date(event, "DTSTART");
        if (event.getProperty("RECURRENCE-ID").isPresent()) {
            return List.of(new Span(start, end(event, start)));
        }
        var starts = new TreeSet<Instant>();
        starts.add(start.toInstant());
        event.getProperty("RRULE")
                .ifPresent(rule -> new Recur<ZonedDateTime>(rule.getValue())
                        .getDates(start, start, END.atZone(start.getZone()))
                        .forEach(next -> starts.add(next.toInstant())));
        List<net.fortuna.ical4j.model.Property> removed = event.getProperties("EXDATE");
        for (var line : removed) {
            for (var date : ((DateListProperty<?>) line).getDates()) {
                starts.remove(zoned(date).toInstant());
            }
        }
        all.stream()
                .filter(other -> other.getProperty("RECURRENCE-ID").isPresent())
                .forEach(other -> starts.remove(date(other, "RECURRENCE-ID").toInstant()));
        return starts.stream()
                .map(at -> at.atZone(start.getZone()))
                .map(at -> new Span(at, end(event, at)))
                .toList();
    }

    private ZonedDateTime end(VEvent event, ZonedDateTime start) {
        var length = event.getProperty("DURATION");
        if (length.isPresent()) {
            var text = length.get().getValue();
            return text.contains("T") ? start.plus(Duration.parse(text)) : start.plus(Period.parse(text));
        }
        var isDate = ((DateProperty<?>) event.getProperty("DTSTART").orElseThrow()).getDate() instanceof LocalDate;
        if (event.getProperty("DTEND").isEmpty()) {
            return isDate ? start.plusDays(1) : start;
        }
        var first = date(event, "DTSTART");
        var last = date(event, "DTEND");
        return isDate
                ? start.plusDays(ChronoUnit.DAYS.between(first.toLocalDate(), last.toLocalDate()))
                : start.plus(Duration.between(first, last));
    }

    private ZonedDateTime date(VEvent event, String name) {
        return zoned(((DateProperty<?>) event.getProperty(name).orElseThrow()).getDate());
    }

    private ZonedDateTime zoned(Temporal temporal) {
        return switch (temporal) {
            case LocalDate date -> date.atStartOfDay(floating);
            case LocalDateTime time -> time.atZone(floating);
            case Instant instant -> instant.atZone(ZoneOffset.UTC);
            case OffsetDateTime time -> time.toZonedDateTime();
            case ZonedDateTime time ->
                time.toInstant().atZone(ZoneId.of(time.getZone().getId()));
            default -> throw new AssertionError(temporal.getClass());
        };
    }
}
