package sextant.content.contact;

import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.content.lens.Types;
import sextant.content.line.Property;

/**
 * What a telephone number is for, by its types. The special words are tested before home and work: {@code TYPE=home,fax} is a
 * fax. Every number is of exactly one kind.
 */
enum PhoneKind {
    ASSISTANT,
    RADIO,
    CALLBACK,
    COMPANY,
    TELEX,
    TTY,
    MMS,
    IP,
    MSN,
    DATA,
    ISDN,
    PAGER,
    CAR,
    WORK_FAX,
    HOME_FAX,
    OTHER_FAX,
    MOBILE,
    IPHONE,
    WORK_MOBILE,
    WORK,
    HOME,
    PRIMARY,
    OTHER;

    // In the order of testing. The spellings are those of Outlook (X-MS-TEL), Evolution, Funambol and the standards.
    private static final List<Map.Entry<PhoneKind, Set<String>>> WORDS = List.of(
            Map.entry(ASSISTANT, Set.of("ASSISTANT", "X-ASSISTANT", "X-EVOLUTION-ASSISTANT")),
            Map.entry(RADIO, Set.of("RADIO", "X-RADIO", "X-EVOLUTION-RADIO", "X-FUNAMBOL-RADIO")),
            Map.entry(CALLBACK, Set.of("CALLBACK", "X-CALLBACK", "X-EVOLUTION-CALLBACK", "X-FUNAMBOL-CALLBACK")),
            Map.entry(COMPANY, Set.of("COMPANY", "X-COMPANY", "X-EVOLUTION-COMPANY", "MAIN")),
            Map.entry(TELEX, Set.of("TELEX", "X-TELEX", "X-EVOLUTION-TELEX", "X-FUNAMBOL-TELEX")),
            Map.entry(
                    TTY,
                    Set.of("TTYTDD", "TTYTTD", "TTY-TDD", "TEXTPHONE", "X-EVOLUTION-TTYTDD", "X-EVOLUTION-TTYTTD")),
            Map.entry(MMS, Set.of("X-MMS")),
            Map.entry(IP, Set.of("X-IP")),
            Map.entry(MSN, Set.of("X-MSN")),
            Map.entry(DATA, Set.of("X-DC")),
            Map.entry(ISDN, Set.of("ISDN", "X-ISDN")),
            Map.entry(OTHER_FAX, Set.of("FAX")),
            Map.entry(PAGER, Set.of("PAGER")),
            Map.entry(CAR, Set.of("CAR", "X-CAR")),
            Map.entry(IPHONE, Set.of("IPHONE")),
            Map.entry(MOBILE, Set.of("CELL")),
            Map.entry(WORK, Set.of("WORK")),
            Map.entry(HOME, Set.of("HOME")));

    static PhoneKind of(Property line) {
        Set<String> types = Types.of(line);
        for (Map.Entry<PhoneKind, Set<String>> entry : WORDS) {
            for (String word : entry.getValue()) {
                if (types.contains(word)) {
                    return entry.getKey().at(types);
                }
            }
        }
        boolean preferredOnly = types.contains("PREF") && types.stream().allMatch(PhoneKind::saysNothing);
        boolean preferredNew =
                types.isEmpty() && line.parameter("PREF").filter("1"::equals).isPresent();
        return preferredOnly || preferredNew ? PRIMARY : OTHER;
    }

    // 2.1 clients add VOICE to any number a person answers
    private static boolean saysNothing(String type) {
        return type.equals("PREF") || type.equals("VOICE") || type.isEmpty();
    }

    private PhoneKind at(Set<String> types) {
        boolean work = types.contains("WORK");
        return switch (this) {
            case OTHER_FAX -> work ? WORK_FAX : types.contains("HOME") ? HOME_FAX : OTHER_FAX;
            case MOBILE -> work ? WORK_MOBILE : MOBILE;
            default -> this;
        };
    }
}
