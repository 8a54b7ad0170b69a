package sextant.content.contact;

import java.util.List;
import java.util.Set;
import sextant.content.lens.Codecs;
import sextant.content.lens.Element;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.lens.Slots;
import sextant.content.lens.Spelling;
import sextant.content.lens.Types;
import sextant.content.line.Component;
import sextant.content.line.Property;

/** Postal addresses: the first for work, the first for home and the first of the rest. */
public final class Addresses {
    // RFC 6350 6.3.1
    private static final int PO_BOX = 0;
    private static final int STREET = 2;
    private static final int CITY = 3;
    private static final int STATE = 4;
    private static final int POSTAL_CODE = 5;
    private static final int COUNTRY = 6;
    private static final int COMPONENTS = 7;

    static final Slot WORK = Slot.of("adr-work", "ADR;TYPE=work:;;;;;;").inOrder();
    static final Slot HOME = Slot.of("adr-home", "ADR;TYPE=home:;;;;;;").inOrder();
    static final Slot OTHER = Slot.of(
                    "adr-other", Spelling.of("ADR;TYPE=X-OTHER:;;;;;;").matching(Addresses::other))
            .in3(Spelling.of("ADR;TYPE=OTHER:;;;;;;").matching(Addresses::other))
            .inOrder();
    static final Slots ALL_THREE = Slots.of(WORK, HOME, OTHER);

    public static final Lens<String> WORK_STREET = part("business address street", WORK, STREET);
    public static final Lens<String> WORK_CITY = part("business address city", WORK, CITY);
    public static final Lens<String> WORK_STATE = part("business address state", WORK, STATE);
    public static final Lens<String> WORK_POSTAL_CODE = part("business address postal code", WORK, POSTAL_CODE);
    public static final Lens<String> WORK_COUNTRY = part("business address country", WORK, COUNTRY);
    public static final Lens<String> WORK_PO_BOX = part("business address PO box", WORK, PO_BOX);
    public static final Lens<String> WORK_LABEL =
            label("business address label (free form)", WORK, Slot.of("label-work", "LABEL;TYPE=work"));
    public static final Lens<String> HOME_STREET = part("home address street", HOME, STREET);
    public static final Lens<String> HOME_CITY = part("home address city", HOME, CITY);
    public static final Lens<String> HOME_STATE = part("home address state", HOME, STATE);
    public static final Lens<String> HOME_POSTAL_CODE = part("home address postal code", HOME, POSTAL_CODE);
    public static final Lens<String> HOME_COUNTRY = part("home address country", HOME, COUNTRY);
    public static final Lens<String> HOME_PO_BOX = part("home address PO box", HOME, PO_BOX);
    public static final Lens<String> HOME_LABEL =
            label("home address label (free form)", HOME, Slot.of("label-home", "LABEL;TYPE=home"));
    public static final Lens<String> OTHER_STREET = part("other address street", OTHER, STREET);
    public static final Lens<String> OTHER_CITY = part("other address city", OTHER, CITY);
    public static final Lens<String> OTHER_STATE = part("other address state", OTHER, STATE);
    public static final Lens<String> OTHER_POSTAL_CODE = part("other address postal code", OTHER, POSTAL_CODE);
    public static final Lens<String> OTHER_COUNTRY = part("other address country", OTHER, COUNTRY);
    public static final Lens<String> OTHER_PO_BOX = part("other address PO box", OTHER, PO_BOX);
    public static final Lens<String> OTHER_LABEL = label(
            "other address label (free form)",
            OTHER,
            Slot.of("label-other", Spelling.of("LABEL;TYPE=OTHER").matching(Addresses::otherLabel)));

    /** The line above the street, which no other protocol has a place for. */
    public static final Lens<String> WORK_EXTENDED = part("business address street: extended", WORK, 1);

    public static final Lens<String> HOME_EXTENDED = part("home address street: extended", HOME, 1);
    public static final Lens<String> OTHER_EXTENDED = part("other address street: extended", OTHER, 1);

    /** Which of the three is the mailing address. */
    public static final Lens<MailingAddress> MAILING_ADDRESS =
            new MailingAddressLens("which address is the mailing address");

    public static final Lens<List<PostalAddress>> FURTHER = Slots.beyond(
            "addresses beyond three",
            Spelling.of("ADR"),
            List.of("ADR"),
            Element.of(Codecs.of(PostalAddress.class, PostalAddress::read, PostalAddress::write)),
            ALL_THREE);

    static final List<Lens<?>> ALL = List.of(
            WORK_STREET,
            WORK_EXTENDED,
            WORK_CITY,
            WORK_STATE,
            WORK_POSTAL_CODE,
            WORK_COUNTRY,
            WORK_PO_BOX,
            WORK_LABEL,
            HOME_STREET,
            HOME_EXTENDED,
            HOME_CITY,
            HOME_STATE,
            HOME_POSTAL_CODE,
            HOME_COUNTRY,
            HOME_PO_BOX,
            HOME_LABEL,
            OTHER_STREET,
            OTHER_EXTENDED,
            OTHER_CITY,
            OTHER_STATE,
            OTHER_POSTAL_CODE,
            OTHER_COUNTRY,
            OTHER_PO_BOX,
            OTHER_LABEL,
            MAILING_ADDRESS,
            FURTHER);

    private Addresses() {}

    private static Lens<String> part(String field, Slot slot, int index) {
        return LineLens.of(field, ALL_THREE, slot, Codecs.component(index, COMPONENTS, ","));
    }

    private static Lens<String> label(String field, Slot address, Slot line) {
        return new AddressLabelLens(
                LineLens.of(field, ALL_THREE, address, Codecs.addressLabel()), LineLens.of(field, line, Codecs.text()));
    }

    private static int other(Component card, Property line) {
        Set<String> types = Types.of(line);
        if (!types.contains("WORK") && !types.contains("HOME")) {
            return types.contains("X-OTHER") || types.contains("OTHER") ? 1 : 2;
        }
        return 3;
    }

    private static int otherLabel(Component card, Property line) {
        Set<String> types = Types.of(line);
        return types.contains("WORK") || types.contains("HOME") ? 0 : 1;
    }
}
