package sextant.content.contact;

import java.util.List;
import sextant.content.lens.AliasListLens;
import sextant.content.lens.Codecs;
import sextant.content.lens.Element;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.ListLens;
import sextant.content.lens.PartialDate;
import sextant.content.lens.Slot;
import sextant.content.lens.Spelling;
import sextant.content.line.Component;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/** Family, dates and whatever else is said of a person. */
public final class Person {
    public static final Lens<String> SPOUSE = LineLens.of(
            "spouse",
            Slot.of("spouse", related("spouse"))
                    .in3(Spelling.of("X-MS-SPOUSE").anyType())
                    .in21("X-SPOUSE")
                    .alias("X-EVOLUTION-SPOUSE", "X-KADDRESSBOOK-X-SPOUSESNAME", "X-ABRELATEDNAMES @_$!<Spouse>!$_"),
            Codecs.text());
    public static final Lens<List<String>> CHILDREN = children("children (list)");
    public static final Lens<PartialDate> BIRTHDAY = LineLens.of("birthday", Slot.sole("BDAY"), Codecs.date());
    private static final LineLens<PartialDate> ANNIVERSARY_LINES = LineLens.of(
            "anniversary",
            Slot.of("anniversary", "ANNIVERSARY")
                    .in3("X-ANNIVERSARY")
                    .alias("X-MS-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY")
                    .alias("X-ABDATE @_$!<Anniversary>!$_"),
            Codecs.date());
    public static final Lens<PartialDate> ANNIVERSARY = ANNIVERSARY_LINES;
    public static final Lens<List<LabelledDate>> OTHER_DATES = new OtherDatesLens("other dates", ANNIVERSARY_LINES);
    public static final Lens<Gender> GENDER =
            LineLens.of("gender", Slot.sole("GENDER").in3("X-GENDER").alias("SEX"), Gender.codec());
    public static final Lens<List<String>> HOBBIES = hobbies("hobbies");
    public static final Lens<String> LANGUAGE =
            LineLens.of("language", Slot.of("lang", "LANG").in3("X-LANG").alias("X-FUNAMBOL-LANGUAGES"), Codecs.text());
    public static final Lens<String> MILEAGE = Names.text("mileage", "X-FUNAMBOL-MILEAGE");
    public static final Lens<String> BILLING = Names.text("billing information", "X-MS-BILLING");
    public static final Lens<List<String>> COMPANIES =
            ListLens.of("companies (list)", "X-FUNAMBOL-COMPANIES", Element.name(), ListLens.Layout.COMMA);
    public static final Lens<String> CONTACT_LINK = Names.text("linked contacts", "X-MS-CONTACT-LINK");
    public static final Lens<String> REFERRED_BY = Names.text("referred by", "X-REFERRED-BY");

    // EAS-4-TbSync keeps the next three and the office in X-CUSTOM1 to 4 of its own copy. Those lines are the user
    // fields
    // here; two fields must not share one line.
    public static final Lens<String> CUSTOMER_ID = Names.text("customer id", "X-CUSTOMER-ID");
    public static final Lens<String> GOVERNMENT_ID = Names.text("government id", "X-GOVERNMENT-ID");
    public static final Lens<String> ORGANIZATIONAL_ID = Names.text("organizational id", "X-ORGANIZATIONAL-ID");
    public static final Lens<String> ACCOUNT_NAME = Names.text("account name", "X-ACCOUNT");
    public static final Lens<String> COMPUTER_NETWORK_NAME =
            Names.text("computer network name", "X-MS-COMPUTER-NETWORK-NAME");
    public static final Lens<String> LOCATION = Names.text("location", "X-LOCATION");
    public static final Lens<String> USER_FIELD_1 = UserFieldLens.of("user field 1", 1);
    public static final Lens<String> USER_FIELD_2 = UserFieldLens.of("user field 2", 2);
    public static final Lens<String> USER_FIELD_3 = UserFieldLens.of("user field 3", 3);
    public static final Lens<String> USER_FIELD_4 = UserFieldLens.of("user field 4", 4);

    static final List<Lens<?>> ALL = List.of(
            SPOUSE,
            CHILDREN,
            BIRTHDAY,
            ANNIVERSARY,
            OTHER_DATES,
            GENDER,
            HOBBIES,
            LANGUAGE,
            MILEAGE,
            BILLING,
            COMPANIES,
            CONTACT_LINK,
            REFERRED_BY,
            CUSTOMER_ID,
            GOVERNMENT_ID,
            ORGANIZATIONAL_ID,
            ACCOUNT_NAME,
            COMPUTER_NETWORK_NAME,
            Mails.FTP_SITE,
            LOCATION,
            USER_FIELD_1,
            USER_FIELD_2,
            USER_FIELD_3,
            USER_FIELD_4);

    private Person() {}

    /** A RELATED line that gives a name; one that leads to another card is not it (RFC 6350 6.6.6). */
    static Spelling related(String type) {
        Spelling typed = Spelling.of("RELATED;TYPE=" + type + ";VALUE=text");
        return typed.matching((card, line) -> isName(line) ? typed.rank(card, line) : 0);
    }

    private static boolean isName(Property line) {
        return line.hasParameter("VALUE", "TEXT")
                || (line.parameter("VALUE").isEmpty() && line.value().indexOf(':') < 0);
    }

    private static Lens<List<String>> children(String field) {
        ListLens<String> related = ListLens.of(field, related("child"), Element.text(), ListLens.Layout.LINE_EACH);
        ListLens<String> outlook = ListLens.of(field, "X-MS-CHILD", Element.name(), ListLens.Layout.COMMA_LINE_EACH);
        ListLens<String> apple =
                ListLens.of(field, "X-ABRELATEDNAMES @_$!<Child>!$_", Element.text(), ListLens.Layout.LINE_EACH);
        ListLens<String> funambol = ListLens.of(field, "X-FUNAMBOL-CHILDREN", Element.name(), ListLens.Layout.COMMA);
        return AliasListLens.of(card -> isNew(card) ? related : outlook, List.of(related, outlook, apple, funambol));
    }

    private static Lens<List<String>> hobbies(String field) {
        ListLens<String> hobby = ListLens.of(field, "HOBBY", Element.text(), ListLens.Layout.LINE_EACH); // RFC 6715 2.2
        ListLens<String> outlook = ListLens.of(field, "X-MS-INTERESTS", Element.name(), ListLens.Layout.COMMA);
        return AliasListLens.of(card -> isNew(card) ? hobby : outlook, List.of(hobby, outlook));
    }

    private static boolean isNew(Component card) {
        return card.dialect() == Dialect.VCARD_4;
    }
}
