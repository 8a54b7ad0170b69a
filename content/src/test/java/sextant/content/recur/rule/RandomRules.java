package sextant.content.recur.rule;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws rules that RFC 5545 allows, and starts for them. */
public final class RandomRules {
    private static final List<Frequency> FREQUENCIES =
            List.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    /** Shapes that products write. */
    private static final List<String> SHAPES = List.of(
            "DAILY",
            "DAILY;INTERVAL=3",
            "DAILY;BYDAY=MO,TU,WE,TH,FR",
            "DAILY;BYMONTH=1",
            "DAILY;INTERVAL=1200",
            "WEEKLY",
            "WEEKLY;BYDAY=MO,WE",
            "WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
            "WEEKLY;INTERVAL=150",
            "MONTHLY",
            "MONTHLY;BYMONTHDAY=15",
            "MONTHLY;BYMONTHDAY=30",
            "MONTHLY;BYMONTHDAY=31",
            "MONTHLY;BYMONTHDAY=-1",
            "MONTHLY;BYMONTHDAY=-2",
            "MONTHLY;BYMONTHDAY=1,15",
            "MONTHLY;BYDAY=3TU",
            "MONTHLY;BYDAY=-1FR",
            "MONTHLY;BYDAY=5TH",
            "MONTHLY;BYDAY=-2FR",
            "MONTHLY;BYDAY=1MO,3MO",
            "MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
            "MONTHLY;BYDAY=SA,SU;BYSETPOS=1",
            "MONTHLY;BYDAY=MO;BYMONTHDAY=13",
            "YEARLY",
            "YEARLY;BYMONTH=3;BYMONTHDAY=10",
            "YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=10",
            "YEARLY;BYMONTH=2;BYMONTHDAY=29",
            "YEARLY;BYMONTH=11;BYDAY=4TH",
            "YEARLY;BYMONTH=1,7",
            "YEARLY;BYWEEKNO=20",
            "YEARLY;BYYEARDAY=100",
            "YEARLY;BYDAY=20MO",
            "HOURLY;INTERVAL=6");

    private final SplittableRandom random;

    public RandomRules(SplittableRandom random) {
        this.random = random;
    }

    /** All the shapes, as whole rules. */
    public static List<String> shapes() {
        return SHAPES.stream().map(shape -> "FREQ=" + shape).toList();
    }

    /** A start between 1990 and 2035. */
    public LocalDateTime start() {
        return LocalDateTime.of(random.nextInt(1990, 2036), 1, 1, 0, 0)
                .plusDays(random.nextInt(366))
                .plusMinutes(15L * random.nextInt(96));
    }

    /** One of the shapes, or a free combination of parts. */
    public String rule() {
        return random.nextInt(3) == 0 ? "FREQ=" + SHAPES.get(random.nextInt(SHAPES.size())) : free();
    }

    private String free() {
        var parts = new ArrayList<String>();
        Frequency frequency = FREQUENCIES.get(random.nextInt(FREQUENCIES.size()));
        parts.add("FREQ=" + frequency);
        if (random.nextBoolean()) {
            parts.add("INTERVAL=" + random.nextInt(1, 5));
        }
        switch (frequency) {
            case YEARLY -> yearly(parts);
            case MONTHLY -> monthly(parts);
            case WEEKLY -> {
                maybe(parts, "BYMONTH", () -> random.nextInt(1, 13), 4);
                plainDays(parts);
            }
            default -> {
                maybe(parts, "BYMONTH", () -> random.nextInt(1, 13), 4);
                maybe(parts, "BYMONTHDAY", this::monthDay, 6);
                plainDays(parts);
            }
        }
        if (frequency.compareTo(Frequency.DAILY) >= 0) {
            maybe(parts, "BYHOUR", () -> random.nextInt(24), 2);
        }
        if (parts.stream().anyMatch(p -> p.startsWith("BYDAY")) && random.nextInt(4) == 0) {
            parts.add("BYSETPOS=" + (random.nextBoolean() ? 1 : -1));
        }
        if (random.nextInt(4) == 0) {
            parts.add("WKST=" + DAYS.get(random.nextInt(7)));
        }
        return String.join(";", parts);
    }

    private void yearly(List<String> parts) {
        switch (random.nextInt(4)) {
            case 0 -> {
                parts.add("BYMONTH=" + list(() -> random.nextInt(1, 13)));
                parts.add("BYMONTHDAY=" + list(this::monthDay));
            }
            case 1 -> {
                parts.add("BYMONTH=" + list(() -> random.nextInt(1, 13)));
                ordinalDays(parts, 5);
            }
            case 2 -> parts.add("BYYEARDAY=" + list(() -> random.nextInt(1, 366)));
            default -> ordinalDays(parts, 52);
        }
    }

    private void monthly(List<String> parts) {
        maybe(parts, "BYMONTH", () -> random.nextInt(1, 13), 3);
        switch (random.nextInt(3)) {
            case 0 -> parts.add("BYMONTHDAY=" + list(this::monthDay));
            case 1 -> ordinalDays(parts, 5);
            default -> {
                parts.add("BYMONTHDAY=" + list(this::monthDay));
                parts.add("BYDAY=MO,TU,WE,TH,FR");
            }
        }
    }

    private int monthDay() {
        return random.nextInt(3) == 0 ? -random.nextInt(1, 6) : random.nextInt(1, 32);
    }

    private void plainDays(List<String> parts) {
        if (random.nextBoolean()) {
            parts.add("BYDAY="
                    + IntStream.range(0, random.nextInt(1, 4))
                            .mapToObj(i -> DAYS.get(random.nextInt(7)))
                            .distinct()
                            .collect(Collectors.joining(",")));
        }
    }

    private void ordinalDays(List<String> parts, int most) {
        parts.add("BYDAY="
                + IntStream.range(0, random.nextInt(1, 3))
                        .mapToObj(i -> (random.nextBoolean() ? "" : "-")
                                + random.nextInt(1, most + 1)
                                + DAYS.get(random.nextInt(7)))
                        .distinct()
                        .collect(Collectors.joining(",")));
    }

    private void maybe(List<String> parts, String name, IntSupplier number, int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            parts.add(name + "=" + list(number));
        }
    }

    private String list(IntSupplier number) {
        return IntStream.range(0, random.nextInt(1, 4))
                .map(i -> number.getAsInt())
                .distinct()
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
    }
}
