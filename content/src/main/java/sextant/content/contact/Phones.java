package sextant.content.contact;

import java.util.Arrays;
import java.util.List;
import sextant.content.lens.Element;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.lens.Slots;
import sextant.content.lens.Spelling;

/** Telephone numbers. The kinds of {@link PhoneKind} share no line, so each kind has slots of its own. */
public final class Phones {
    private static final Slot WORK_1 =
            slot("work1", "TEL;TYPE=work,voice", PhoneKind.WORK).marked();
    private static final Slot WORK_2 =
            slot("work2", "TEL;TYPE=work,voice", PhoneKind.WORK).marked();
    private static final Slot HOME_1 =
            slot("home1", "TEL;TYPE=home,voice", PhoneKind.HOME).marked();
    private static final Slot HOME_2 =
            slot("home2", "TEL;TYPE=home,voice", PhoneKind.HOME).marked();
    private static final Slot CELL_1 = slot(
                    "cell1", "TEL;TYPE=cell", PhoneKind.MOBILE, PhoneKind.IPHONE, PhoneKind.WORK_MOBILE)
            .marked();
    private static final Slot CELL_WORK = slot("cellwork", "TEL;TYPE=cell,work", PhoneKind.WORK_MOBILE);
    private static final Slots WORK = Slots.of(WORK_1, WORK_2);
    private static final Slots HOME = Slots.of(HOME_1, HOME_2);
    private static final Slots MOBILES = Slots.of(CELL_1, CELL_WORK);

    public static final LineLens<String> WORK_PHONE = phone("business phone", WORK, WORK_1);
    public static final LineLens<String> WORK_PHONE_2 = phone("business phone 2", WORK, WORK_2);
    public static final LineLens<String> HOME_PHONE = phone("home phone", HOME, HOME_1);
    public static final LineLens<String> HOME_PHONE_2 = phone("home phone 2", HOME, HOME_2);
    public static final LineLens<String> MOBILE = phone("mobile phone", MOBILES, CELL_1);
    public static final LineLens<String> WORK_MOBILE = phone("business mobile", MOBILES, CELL_WORK);

    /** The number in the card itself; {@link Work#ASSISTANT_PHONE} is the whole field. */
    static final LineLens<String> ASSISTANT =
            only("assistant phone", "assistant-tel", PhoneKind.ASSISTANT, "X-MS-TEL;TYPE=ASSISTANT");

    public static final LineLens<String> PAGER = only("pager", "pager", PhoneKind.PAGER, "TEL;TYPE=pager");
    public static final LineLens<String> CAR = only(
            "car phone",
            slot("carphone", "TEL;TYPE=X-CAR", PhoneKind.CAR).in3(spelling("TEL;TYPE=car", PhoneKind.CAR)));
    public static final LineLens<String> RADIO = only("radio phone", "radio", PhoneKind.RADIO, "X-MS-TEL;TYPE=RADIO");
    public static final LineLens<String> WORK_FAX =
            only("business fax", "workfax", PhoneKind.WORK_FAX, "TEL;TYPE=work,fax");
    public static final LineLens<String> HOME_FAX =
            only("home fax", "homefax", PhoneKind.HOME_FAX, "TEL;TYPE=home,fax");
    public static final LineLens<String> OTHER_FAX = only("other fax", "otherfax", PhoneKind.OTHER_FAX, "TEL;TYPE=fax");
    public static final LineLens<String> PRIMARY = only(
            "primary phone", slot("primary", "TEL;PREF=1", PhoneKind.PRIMARY).marked());
    public static final LineLens<String> OTHER = only("other phone", "other", PhoneKind.OTHER, "TEL;TYPE=voice");
    public static final LineLens<String> CALLBACK =
            only("callback", "callback", PhoneKind.CALLBACK, "X-MS-TEL;TYPE=CALLBACK");
    public static final LineLens<String> COMPANY =
            only("company main phone", "company", PhoneKind.COMPANY, "X-MS-TEL;TYPE=COMPANY");
    public static final LineLens<String> ISDN = only(
            "ISDN", slot("isdn", "TEL;TYPE=X-ISDN", PhoneKind.ISDN).in3(spelling("TEL;TYPE=isdn", PhoneKind.ISDN)));
    public static final LineLens<String> TELEX = only("telex", "telex", PhoneKind.TELEX, "TEL;TYPE=X-EVOLUTION-TELEX");
    public static final LineLens<String> TTY = only(
            "TTY/TDD",
            slot("tty", "TEL;TYPE=textphone", PhoneKind.TTY).in3(spelling("X-MS-TEL;TYPE=TTYTDD", PhoneKind.TTY)));
    public static final LineLens<String> MMS = only("MMS", "mms", PhoneKind.MMS, "TEL;TYPE=X-MMS");
    public static final LineLens<String> IP = only("IP phone / MSN phone: IP", "ip", PhoneKind.IP, "TEL;TYPE=X-IP");
    public static final LineLens<String> MSN =
            only("IP phone / MSN phone: MSN", "msn", PhoneKind.MSN, "TEL;TYPE=X-MSN");
    public static final LineLens<String> DATA = only("data/DC phone", "data", PhoneKind.DATA, "TEL;TYPE=X-DC");
    public static final Lens<String> FAX_ADDRESS_1 = Names.text("fax address 1 (e-mail style)", "X-MS-FAX1");
    public static final Lens<String> FAX_ADDRESS_2 = Names.text("fax address 2 (e-mail style)", "X-MS-FAX2");
    public static final Lens<String> FAX_ADDRESS_3 = Names.text("fax address 3 (e-mail style)", "X-MS-FAX3");

    /** Numbers that no slot has room for, in the order of the card. */
    public static final Lens<List<String>> FURTHER = Slots.beyond(
            "further phone numbers",
            Spelling.of("TEL;TYPE=voice"),
            List.of("TEL", "X-MS-TEL"),
            Element.text(),
            families(
                    WORK_PHONE,
                    HOME_PHONE,
                    MOBILE,
                    ASSISTANT,
                    PAGER,
                    CAR,
                    RADIO,
                    WORK_FAX,
                    HOME_FAX,
                    OTHER_FAX,
                    PRIMARY,
                    OTHER,
                    CALLBACK,
                    COMPANY,
                    ISDN,
                    TELEX,
                    TTY,
                    MMS,
                    IP,
                    MSN,
                    DATA));

    static final List<Lens<?>> ALL = List.of(
            WORK_PHONE,
            WORK_PHONE_2,
            HOME_PHONE,
            HOME_PHONE_2,
            MOBILE,
            WORK_MOBILE,
            PAGER,
            CAR,
            RADIO,
            WORK_FAX,
            HOME_FAX,
            OTHER_FAX,
            PRIMARY,
            OTHER,
            CALLBACK,
            COMPANY,
            ISDN,
            TELEX,
            TTY,
            MMS,
            IP,
            MSN,
            DATA,
            FAX_ADDRESS_1,
            FAX_ADDRESS_2,
            FAX_ADDRESS_3,
            FURTHER);

    private Phones() {}

    private static LineLens<String> phone(String field, Slots slots, Slot slot) {
        return LineLens.of(field, slots, slot, new NumberCodec());
    }

    private static LineLens<String> only(String field, Slot slot) {
        return phone(field, Slots.of(slot), slot);
    }

    /** The first number of a kind, in a TEL or X-MS-TEL line. */
    private static LineLens<String> only(String field, String slot, PhoneKind kind, String notation) {
        return only(field, slot(slot, notation, kind).alias(spelling("X-MS-TEL", kind), spelling("TEL", kind)));
    }

    private static Slot slot(String name, String notation, PhoneKind... kinds) {
        return Slot.of(name, spelling(notation, kinds));
    }

    private static Spelling spelling(String notation, PhoneKind... kinds) {
        List<PhoneKind> ranked = List.of(kinds);
        return Spelling.of(notation).matching((card, line) -> ranked.indexOf(PhoneKind.of(line)) + 1);
    }

    private static Slots[] families(LineLens<?>... lenses) {
        return Arrays.stream(lenses).map(LineLens::slots).toArray(Slots[]::new);
    }
}
