package sextant.content.contact;

import java.util.List;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.lens.Spelling;

/** Where a person works, as what, and with whom. */
public final class Work {
    // More than one ORG line is another affiliation, which no other protocol knows.
    static final Slot ORG = Slot.of("org", "ORG");

    public static final Lens<String> COMPANY = LineLens.of("company", ORG, Codecs.component(0, 1, ","));

    /** The second component alone: the others stay as they are. */
    public static final Lens<String> DEPARTMENT = LineLens.of("department", ORG, Codecs.component(1, 1, ","));

    public static final Lens<String> OFFICE_LOCATION = new OfficeLens("office location");
    public static final Lens<List<String>> FURTHER_UNITS = new FurtherUnitsLens("further organisation units");
    public static final Lens<String> JOB_TITLE = LineLens.of("job title", Slot.of("title", "TITLE"), Codecs.text());
    public static final Lens<String> PROFESSION = LineLens.of("profession", Slot.of("role", "ROLE"), Codecs.text());

    public static final Lens<String> MANAGER = LineLens.of(
            "manager",
            Slot.of("manager", any("X-MS-MANAGER"))
                    .in21("X-MANAGER")
                    .alias("X-MANAGER", "X-EVOLUTION-MANAGER", "X-KADDRESSBOOK-X-MANAGERSNAME")
                    .alias("X-ABRELATEDNAMES @_$!<Manager>!$_"),
            Codecs.text());
    public static final Lens<String> ASSISTANT_NAME = new AssistantLens(
            LineLens.of(
                    "assistant name",
                    Slot.of("assistant", any("X-MS-ASSISTANT"))
                            .alias("X-ASSISTANT", "X-EVOLUTION-ASSISTANT", "X-KADDRESSBOOK-X-ASSISTANTSNAME")
                            .alias(Person.related("agent"))
                            .alias("X-ABRELATEDNAMES @_$!<Assistant>!$_"),
                    Codecs.text()),
            Names.FULL_NAME);
    public static final Lens<String> ASSISTANT_PHONE =
            new AssistantLens(Phones.ASSISTANT, LineLens.of("assistant phone", Slot.of("agent", "TEL"), Codecs.text()));

    static final List<Lens<?>> ALL = List.of(
            COMPANY,
            DEPARTMENT,
            OFFICE_LOCATION,
            FURTHER_UNITS,
            JOB_TITLE,
            PROFESSION,
            MANAGER,
            ASSISTANT_NAME,
            ASSISTANT_PHONE);

    private Work() {}

    private static Spelling any(String name) {
        return Spelling.of(name).anyType(); // Outlook writes a bare N parameter there (MS-OXVCARD)
    }
}
