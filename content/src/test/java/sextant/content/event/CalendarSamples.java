package sextant.content.event;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.content.MalformedDocument;
import sextant.content.lens.Lens;
import sextant.content.lens.Media;
import sextant.content.lens.Samples;
import sextant.content.line.Component;
import sextant.content.line.Tree;

/** Random values for the lenses of events, tasks and notes. */
public final class CalendarSamples {
    private static final Set<String> RAW_ROWS = Set.of(
            "structured location: Apple",
            "online meeting",
            "meeting workspace",
            "URL",
            "calendar system of the rule: X",
            "owner appointment",
            "travel time",
            "default alarm markers",
            "calendar server extras",
            "EAS shadow values",
            "size and position",
            "flag ordering",
            "manual order");

    private CalendarSamples() {}

    /** The one item in a calendar object. */
    public static Component item(Tree tree, String name) {
        try {
            return tree.root().component(name).orElseThrow();
        } catch (MalformedDocument e) {
            throw new AssertionError(e);
        }
    }

    public static Object of(Lens<?> lens, SplittableRandom random) {
        String field = lens.field();
        if (lens.type() == Integer.class) {
            return random.nextInt(field.startsWith("instance type") ? 4 : field.contains("work") ? 10_000 : 10);
        }
        if (lens.type() == Duration.class) {
            return random.nextInt(5) == 0
                    ? Duration.ofSeconds(random.nextInt(100_000))
                    : Duration.ofMinutes(random.nextInt(10_000));
        }
        if (lens.type() == Coordinates.class) {
            return new Coordinates(
                    new BigDecimal(random.nextInt(-90, 90) + ".125"),
                    new BigDecimal(random.nextInt(-180, 180) + "." + random.nextInt(1000)));
        }
        if (lens.type() == Organizer.class) {
            return new Organizer(address(random), Samples.text(random));
        }
        if (lens.type() == Trigger.class) {
            return trigger(random);
        }
        return switch (field) {
            case "attendee address, name", "assigned to" ->
                some(random, CalendarSamples::attendee, Collectors.toCollection(LinkedHashSet::new));
            case "further reminders" -> some(random, CalendarSamples::alarm, Collectors.toList());
            case "attachments" -> some(random, CalendarSamples::attachment, Collectors.toList());
            case "excluded dates" -> some(random, Samples::when, Collectors.toCollection(LinkedHashSet::new));
            case "extra dates" -> some(random, CalendarSamples::extra, Collectors.toCollection(LinkedHashSet::new));
            case "time zone (start)", "time zone (end)" ->
                Samples.pick(List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo"), random);
            case "recurrence rule", "recurrence" ->
                Samples.pick(List.of("FREQ=DAILY;COUNT=3", "FREQ=WEEKLY;BYDAY=MO,WE;WKST=SU"), random);
            case "calendar system of the rule: RSCALE" -> Samples.pick(List.of("CHINESE", "HEBREW"), random);
            case "calendar system of the rule: SKIP" -> Samples.pick(List.of("OMIT", "FORWARD"), random);
            case "description (HTML)", "body (HTML)" ->
                "<p>Some <b>HTML</b> &amp; more<br>" + random.nextInt(100) + "</p>";
            default -> plain(lens, random);
        };
    }

    private static Object plain(Lens<?> lens, SplittableRandom random) {
        if (lens.type() == String.class && RAW_ROWS.stream().anyMatch(lens.field()::startsWith)) {
            return Samples.uri(random);
        }
        if (lens.field().endsWith("REQUEST-STATUS") || lens.field().endsWith("IMAGE")) {
            return Samples.uris(random);
        }
        return Samples.of(lens, random).orElseThrow(() -> new AssertionError(lens.field()));
    }

    private static <E, C> C some(
            SplittableRandom random, Function<SplittableRandom, E> sample, java.util.stream.Collector<E, ?, C> into) {
        return Stream.generate(() -> sample.apply(random))
                .limit(1 + random.nextInt(3))
                .distinct()
                .collect(into);
    }

    private static String address(SplittableRandom random) {
        return Samples.pick(List.of("bo@example.org", "liv@example.org", "new@example.org", "urn:x:1"), random)
                + (random.nextBoolean() ? "" : random.nextInt(3));
    }

    private static Attendee attendee(SplittableRandom random) {
        return new Attendee(
                random.nextInt(1_000_000) + address(random),
                Samples.text(random),
                Samples.constant(Attendee.Type.class, random),
                Samples.constant(Attendee.Status.class, random),
                random.nextBoolean());
    }

    private static Trigger trigger(SplittableRandom random) {
        return random.nextBoolean()
                ? new Trigger.Absolute(Samples.instant(random))
                : new Trigger.Relative(Duration.ofSeconds(random.nextInt(-100_000, 100_000)), random.nextBoolean());
    }

    private static Alarm alarm(SplittableRandom random) {
        return new Alarm(
                Samples.pick(List.of("DISPLAY", "AUDIO", "EMAIL"), random), trigger(random), Samples.text(random));
    }

    private static Attachment attachment(SplittableRandom random) {
        Media content = Samples.media(random, "image/png", "text/plain", "");
        return new Attachment(content, random.nextBoolean() ? "" : Samples.text(random));
    }

    private static ExtraDate extra(SplittableRandom random) {
        return random.nextBoolean()
                ? ExtraDate.of(Samples.when(random))
                : new ExtraDate(Samples.when(random).at(Samples.when(random).local()), "");
    }
}
