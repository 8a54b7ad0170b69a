package sextant.content.event;

import java.util.ArrayList;
import java.util.List;
import sextant.content.lens.Element;
import sextant.content.lens.Lens;
import sextant.content.lens.ListLens;

/** Relations, remarks, and lines of single products that no other protocol knows. */
public final class Extras {
    private static final String REMARKS = "contact, comment, resources, request-status, image, refresh: ";

    public static final Lens<List<String>> RELATED = Raw.texts("related / parent", "RELATED-TO");
    public static final Lens<List<String>> CONTACTS = Raw.texts(REMARKS + "CONTACT", "CONTACT");
    public static final Lens<List<String>> COMMENTS = Raw.texts(REMARKS + "COMMENT", "COMMENT");
    public static final Lens<List<String>> RESOURCES =
            ListLens.of(REMARKS + "RESOURCES", "RESOURCES", Element.text(), ListLens.Layout.COMMA);
    public static final Lens<List<String>> REQUEST_STATUS = Raw.values(REMARKS + "REQUEST-STATUS", "REQUEST-STATUS");
    public static final Lens<List<String>> IMAGES = Raw.values(REMARKS + "IMAGE", "IMAGE");
    public static final Lens<String> TRAVEL_DURATION =
            Raw.value("travel time (Apple): duration", "X-APPLE-TRAVEL-DURATION");
    public static final Lens<String> TRAVEL_ADVISORY =
            Raw.value("travel time (Apple): advisory", "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR");
    public static final Lens<String> BILLING = Raw.text("billing, companies, mileage: billing", "X-MS-BILLING");
    public static final Lens<List<String>> COMPANIES = ListLens.of(
            "billing, companies, mileage: companies", "X-MS-COMPANIES", Element.text(), ListLens.Layout.COMMA);
    public static final Lens<String> MILEAGE = Raw.text("billing, companies, mileage: mileage", "X-MS-MILEAGE");

    static final List<Lens<?>> ALL = all();

    private Extras() {}

    private static List<Lens<?>> all() {
        List<Lens<?>> all = new ArrayList<>(List.of(
                RELATED,
                CONTACTS,
                COMMENTS,
                RESOURCES,
                REQUEST_STATUS,
                IMAGES,
                TRAVEL_DURATION,
                TRAVEL_ADVISORY,
                BILLING,
                COMPANIES,
                MILEAGE));
        all.addAll(named(
                "default alarm markers",
                "X-MOZ-GENERATION",
                "X-MOZ-RECEIVED-SEQUENCE",
                "X-MOZ-RECEIVED-DTSTAMP",
                "X-MOZ-SEND-INVITATIONS",
                "X-MOZ-INVITED-ATTENDEE",
                "X-MOZ-FAKED-MASTER"));
        all.addAll(named(
                "calendar server extras",
                "X-CALENDARSERVER-ACCESS", // finer than CLASS: has RESTRICTED too
                "X-CALENDARSERVER-AUTO",
                "X-CALENDARSERVER-RESET-PARTSTAT"));
        // EAS-4-TbSync keeps what it was last sent in these; they say nothing of the event itself
        all.addAll(named(
                "EAS shadow values",
                "X-EAS-BUSYSTATUS",
                "X-EAS-SENSITIVITY",
                "X-EAS-MEETINGSTATUS",
                "X-EAS-RESPONSETYPE"));
        return List.copyOf(all);
    }

    private static List<Lens<String>> named(String row, String... lines) {
        return List.of(lines).stream()
                .map(line -> Raw.value(row + ": " + line, line))
                .toList();
    }
}
