package sextant.content.zone;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.DateTimeValue;
import sextant.content.recur.rule.DateTimeValue.Form;
import sextant.content.recur.rule.Rule;
import sextant.content.recur.rule.RuleDates;

/**
 * Interprets VTIMEZONE components (RFC 5545 3.6.5): each STANDARD or DAYLIGHT part has onsets, and at any instant the
 * latest onset of any part decides. Onsets are worked out up to the year 2200 and to a few thousand in number; after the
 * last one its offset stays.
 */
public final class TimezoneReader {
    private static final LocalDateTime HORIZON = LocalDateTime.of(2200, 1, 1, 0, 0);
    private static final int MOST_ONSETS = 4_000;
    private static final int MOST_PARTS = 500;
    private static final Bounds BOUNDS = new Bounds(20_000, MOST_ONSETS, 0);

    private record Onset(Instant at, ZoneOffset from, ZoneOffset to) {}

    private final List<Onset> onsets = new ArrayList<>();

    private TimezoneReader() {}

    /**
     * The zone that a VTIMEZONE defines; its name is the TZID given there. Parts that cannot be read are passed over; empty
     * if none can.
     */
    public static Optional<Zone> read(Component vtimezone) {
        var reader = new TimezoneReader();
        vtimezone.components().stream()
                .filter(part -> part.name().equals("STANDARD") || part.name().equals("DAYLIGHT"))
                .limit(MOST_PARTS)
                .forEach(reader::add);
        String name = vtimezone.property("TZID").map(Property::text).orElse("");
        return reader.rules().map(rules -> Zone.custom(name, rules));
    }

    private void add(Component part) {
        Optional<ZoneOffset> from = part.property("TZOFFSETFROM").flatMap(p -> UtcOffset.parse(p.value()));
        Optional<ZoneOffset> to = part.property("TZOFFSETTO").flatMap(p -> UtcOffset.parse(p.value()));
        Optional<DateTimeValue> start = part.property("DTSTART").flatMap(p -> DateTimeValue.parse(p.value()));
        if (to.isEmpty() || start.isEmpty()) {
            return;
        }
        ZoneOffset before = from.orElse(to.get());
        onset(start.get(), before, to.get());
        for (Property line : part.properties("RDATE")) {
            for (String value : line.value().split(",", MOST_ONSETS)) {
                String date = value.split("/", 2)[0];
                DateTimeValue.parse(date).ifPresent(onset -> onset(onset, before, to.get()));
            }
        }
        for (Property line : part.properties("RRULE")) {
            Rule.parse(line.value()).ifPresent(rule -> repeat(rule, start.get(), before, to.get()));
        }
    }

    private void repeat(Rule rule, DateTimeValue start, ZoneOffset from, ZoneOffset to) {
        Predicate<LocalDateTime> pastUntil = rule.until()
                .<Predicate<LocalDateTime>>map(until -> onset -> isPast(until, onset, from))
                .orElse(onset -> false);
        var dates = new RuleDates(rule, start, pastUntil.or(HORIZON::isBefore), BOUNDS);
        while (onsets.size() < MOST_ONSETS && dates.hasNext()) {
            onset(new DateTimeValue(dates.next(), Form.LOCAL), from, to);
        }
    }

    private static boolean isPast(DateTimeValue until, LocalDateTime onset, ZoneOffset from) {
        return switch (until.form()) {
            case DATE -> onset.toLocalDate().isAfter(until.local().toLocalDate());
            case LOCAL -> onset.isAfter(until.local());
            case UTC -> onset.toInstant(from).isAfter(until.local().toInstant(ZoneOffset.UTC));
        };
    }

    private void onset(DateTimeValue value, ZoneOffset from, ZoneOffset to) {
        if (onsets.size() < MOST_ONSETS) {
            ZoneOffset clock = value.form() == Form.UTC ? ZoneOffset.UTC : from;
            onsets.add(new Onset(value.local().toInstant(clock), from, to));
        }
    }

    private Optional<ZoneRules> rules() {
        if (onsets.isEmpty()) {
            return Optional.empty();
        }
        onsets.sort(Comparator.comparing(Onset::at));
        ZoneOffset initial = onsets.getFirst().from();
        ZoneOffset current = initial;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        for (int i = 0; i < onsets.size(); i++) {
            Onset onset = onsets.get(i);
            boolean overruled = i + 1 < onsets.size() && onsets.get(i + 1).at().equals(onset.at());
            if (!overruled && !onset.to().equals(current)) {
                LocalDateTime clock = LocalDateTime.ofInstant(onset.at(), current);
                transitions.add(ZoneOffsetTransition.of(clock, current, onset.to()));
                current = onset.to();
            }
        }
        return Optional.of(ZoneRules.of(initial, initial, List.of(), transitions, List.of()));
    }
}
