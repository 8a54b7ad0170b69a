package sextant.content.event;

import java.util.List;
import java.util.Set;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.ListLens;
import sextant.content.lens.SetLens;
import sextant.content.lens.Slot;
import sextant.content.lens.When;

/** The rule of a series, what it adds and leaves out, and which instance a component replaces. */
public final class Repetition {
    private static final Slot RULE_LINE = Slot.sole("RRULE");

    /** The rule as it stands; what it means is for {@code recur}. */
    public static final Lens<String> RULE = LineLens.of("recurrence rule", RULE_LINE, Codecs.raw());

    public static final Lens<String> RULE_CALENDAR = part("calendar system of the rule: RSCALE", "RSCALE");
    public static final Lens<String> RULE_SKIP = part("calendar system of the rule: SKIP", "SKIP");
    public static final Lens<String> OUTLOOK_CALENDAR =
            Raw.value("calendar system of the rule: X-MICROSOFT-CALSCALE", "X-MICROSOFT-CALSCALE");
    public static final Lens<String> OUTLOOK_RULE =
            Raw.value("calendar system of the rule: X-MICROSOFT-RRULE", "X-MICROSOFT-RRULE");
    public static final Lens<Set<ExtraDate>> EXTRA_DATES =
            SetLens.of(ListLens.of("extra dates", "RDATE", ExtraDate.element(), ListLens.Layout.COMMA_LINE_EACH));

    /** A new one gets a line of its own, since Apple reads only one date a line. */
    public static final Lens<Set<When>> EXCLUDED_DATES =
            SetLens.of(ListLens.of("excluded dates", "EXDATE", ExtraDate.excluded(), ListLens.Layout.COMMA_LINE_EACH));

    /** Which instance this component replaces; absent in the master of a series. */
    public static final Lens<When> RECURRENCE_ID = when("changed instance", "RECURRENCE-ID");

    public static final Lens<When> ORIGINAL_START =
            when("original instance times in iMIP: start", "X-MS-OLK-ORIGINALSTART");
    public static final Lens<When> ORIGINAL_END = when("original instance times in iMIP: end", "X-MS-OLK-ORIGINALEND");
    public static final Lens<Integer> INSTANCE_TYPE =
            LineLens.of("instance type (iMIP)", Slot.sole("X-MICROSOFT-CDO-INSTTYPE"), Codecs.integer(0, 3));
    public static final Lens<String> OWNER_APPOINTMENT_ID =
            Raw.value("owner appointment id", "X-MICROSOFT-CDO-OWNERAPPTID");

    static final List<Lens<?>> ALL = List.of(
            RULE,
            RULE_CALENDAR,
            RULE_SKIP,
            OUTLOOK_CALENDAR,
            OUTLOOK_RULE,
            EXTRA_DATES,
            EXCLUDED_DATES,
            RECURRENCE_ID,
            ORIGINAL_START,
            ORIGINAL_END,
            INSTANCE_TYPE,
            OWNER_APPOINTMENT_ID);

    private Repetition() {}

    private static Lens<String> part(String field, String name) {
        return new RulePartLens(LineLens.of(field, RULE_LINE, new RulePartCodec(name)));
    }

    private static Lens<When> when(String field, String line) {
        return LineLens.of(field, Slot.sole(line), Codecs.when());
    }
}
