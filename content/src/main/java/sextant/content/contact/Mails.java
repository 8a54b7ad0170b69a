package sextant.content.contact;

import java.util.List;
import sextant.content.lens.Codecs;
import sextant.content.lens.Element;
import sextant.content.lens.Groups;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.lens.Slots;
import sextant.content.lens.Spelling;
import sextant.content.lens.Types;
import sextant.content.line.Component;
import sextant.content.line.Property;

/** E-mail, instant messaging and web addresses. */
public final class Mails {
    private static final String MESSENGER = "X-FUNAMBOL-INSTANTMESSENGER"; // Funambol carries them in EMAIL lines

    private static final Slot EMAIL_SLOT_1 = email("email1", "EMAIL;PREF=1", "EMAIL;TYPE=INTERNET,PREF");
    private static final Slot EMAIL_SLOT_2 = email("email2", "EMAIL", "EMAIL;TYPE=INTERNET");
    private static final Slot EMAIL_SLOT_3 = email("email3", "EMAIL", "EMAIL;TYPE=INTERNET");
    static final Slots EMAILS = Slots.of(EMAIL_SLOT_1, EMAIL_SLOT_2, EMAIL_SLOT_3);

    private static final Slot IM_SLOT_1 = messenger("im1");
    private static final Slot IM_SLOT_2 = messenger("im2");
    private static final Slot IM_SLOT_3 = messenger("im3");
    static final Slots MESSENGERS = Slots.of(IM_SLOT_1, IM_SLOT_2, IM_SLOT_3);

    private static final Slot WORK_PAGE_SLOT =
            Slot.of("url-work", Spelling.of("URL;TYPE=work").matching(Mails::workPage));
    private static final Slot HOME_PAGE_SLOT = Slot.of("url-home", "URL;TYPE=home");
    private static final Slot FTP_SLOT = Slot.of("url-ftp", "URL;TYPE=X-FTP");
    private static final Slot PAGE_SLOT = Slot.of("url", Spelling.of("URL").matching(Mails::page));
    static final Slots PAGES = Slots.of(WORK_PAGE_SLOT, HOME_PAGE_SLOT, FTP_SLOT, PAGE_SLOT);

    public static final Lens<String> FTP_SITE = LineLens.of("FTP site", PAGES, FTP_SLOT, Codecs.uri());

    public static final Lens<String> EMAIL_1 = address("e-mail 1 address", EMAIL_SLOT_1);
    public static final Lens<String> EMAIL_1_NAME = of("e-mail 1 display name", EMAIL_SLOT_1, "X-MS-DISPLAY-NAME");
    public static final Lens<String> EMAIL_2 = address("e-mail 2 address", EMAIL_SLOT_2);
    public static final Lens<String> EMAIL_2_NAME = of("e-mail 2 display name", EMAIL_SLOT_2, "X-MS-DISPLAY-NAME");
    public static final Lens<String> EMAIL_3 = address("e-mail 3 address", EMAIL_SLOT_3);
    public static final Lens<String> EMAIL_3_NAME = of("e-mail 3 display name", EMAIL_SLOT_3, "X-MS-DISPLAY-NAME");
    public static final Lens<String> EMAIL_1_TYPE = of("e-mail address type: 1", EMAIL_SLOT_1, "X-MS-ADDRTYPE");
    public static final Lens<String> EMAIL_2_TYPE = of("e-mail address type: 2", EMAIL_SLOT_2, "X-MS-ADDRTYPE");
    public static final Lens<String> EMAIL_3_TYPE = of("e-mail address type: 3", EMAIL_SLOT_3, "X-MS-ADDRTYPE");

    /** Addresses that no slot has room for, in the order of the card. */
    public static final Lens<List<String>> FURTHER_EMAILS =
            Slots.beyond("e-mail 4..n", Spelling.of("EMAIL"), List.of("EMAIL"), Element.text(), EMAILS, MESSENGERS);

    public static final Lens<String> IM_1 = LineLens.of("IM address 1", MESSENGERS, IM_SLOT_1, new HandleCodec());
    public static final Lens<String> IM_2 = LineLens.of("IM address 2", MESSENGERS, IM_SLOT_2, new HandleCodec());
    public static final Lens<String> IM_3 = LineLens.of("IM address 3", MESSENGERS, IM_SLOT_3, new HandleCodec());

    public static final Lens<String> WORK_PAGE = LineLens.of("business web page", PAGES, WORK_PAGE_SLOT, Codecs.uri());
    public static final Lens<String> HOME_PAGE = LineLens.of("personal web page", PAGES, HOME_PAGE_SLOT, Codecs.uri());
    public static final Lens<String> PAGE =
            LineLens.of("contact web page (PidLidHtml)", PAGES, PAGE_SLOT, Codecs.uri());
    public static final Lens<List<String>> FURTHER_PAGES =
            Slots.beyond("other URLs", Spelling.of("URL"), List.of("URL"), Element.of(Codecs.uri()), PAGES);
    public static final Lens<String> FREE_BUSY_URL =
            LineLens.of("free/busy URL", Slot.of("fburl", "FBURL"), Codecs.uri());
    public static final Lens<String> CALENDAR_URL =
            LineLens.of("calendar URL", Slot.of("caluri", "CALURI"), Codecs.uri());

    static final List<Lens<?>> ALL = List.of(
            EMAIL_1,
            EMAIL_1_NAME,
            EMAIL_2,
            EMAIL_2_NAME,
            EMAIL_3,
            EMAIL_3_NAME,
            EMAIL_1_TYPE,
            EMAIL_2_TYPE,
            EMAIL_3_TYPE,
            FURTHER_EMAILS,
            IM_1,
            IM_2,
            IM_3,
            WORK_PAGE,
            HOME_PAGE,
            PAGE,
            FURTHER_PAGES,
            FREE_BUSY_URL,
            CALENDAR_URL);

    private Mails() {}

    private static Slot email(String slot, String notation, String in3) {
        Spelling.Match mail = (card, line) -> Types.of(line).contains(MESSENGER) ? 0 : 1;
        return Slot.of(slot, Spelling.of(notation).matching(mail))
                .in3(Spelling.of(in3).matching(mail))
                .in21(Spelling.of("EMAIL;TYPE=INTERNET").matching(mail))
                .marked();
    }

    private static Lens<String> address(String field, Slot slot) {
        return LineLens.of(field, EMAILS, slot, Codecs.text());
    }

    private static Lens<String> of(String field, Slot slot, String parameter) {
        return LineLens.of(field, EMAILS, slot, Codecs.parameter(parameter));
    }

    private static Slot messenger(String slot) {
        Slot named = Slot.of(slot, "IMPP").marked().aliasIf(HandleCodec::same);
        for (String name : HandleCodec.SERVICES.keySet()) {
            named = named.alias(Spelling.of(name));
        }
        return named.alias(Spelling.of("X-MS-IMADDRESS"), Spelling.of("EMAIL;TYPE=" + MESSENGER));
    }

    // Apple's label for a page without a type; as good as the work page when there is no other
    private static int workPage(Component card, Property line) {
        if (Types.of(line).contains("WORK")) {
            return 1;
        }
        return isPlain(line)
                        && Groups.label(card, line)
                                .filter("_$!<HomePage>!$_"::equalsIgnoreCase)
                                .isPresent()
                ? 2
                : 0;
    }

    private static int page(Component card, Property line) {
        return isPlain(line) && Groups.label(card, line).isEmpty() ? 1 : 0;
    }

    private static boolean isPlain(Property line) {
        return Types.of(line).stream().allMatch(type -> type.equals("PREF") || type.equals("INTERNET"));
    }
}
