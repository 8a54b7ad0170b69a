package sextant.content.contact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.content.lens.Types;
import sextant.content.line.Property;

/**
 * What a telephone number is for, by its types. The special words are tested before home and work: {@code TYPE=home,fax} is a
 * fax. Every number is of exactly one kind; where it has words of
 * several, the kind that comes first below wins.
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
    IPHONE,
    MOBILE,
    WORK_MOBILE,
    WORK,
    HOME,
    PRIMARY,
    OTHER;

    // The spellings are those of Outlook
    // (X-MS-TEL), Evolution, Funambol and the standards.
    private static final Map<String, PhoneKind> WORDS = words(
            entry(ASSISTANT, "ASSISTANT", "X-ASSISTANT", "X-EVOLUTION-ASSISTANT"),
            entry(RADIO, "RADIO", "X-RADIO", "X-EVOLUTION-RADIO", "X-FUNAMBOL-RADIO"),
            entry(CALLBACK, "CALLBACK", "X-CALLBACK", "X-EVOLUTION-CALLBACK", "X-FUNAMBOL-CALLBACK"),
            entry(COMPANY, "COMPANY", "X-COMPANY", "X-EVOLUTION-COMPANY", "MAIN"),
            entry(TELEX, "TELEX", "X-TELEX", "X-EVOLUTION-TELEX", "X-FUNAMBOL-TELEX"),
            entry(TTY, "TTYTDD", "TTYTTD", "TTY-TDD", "TEXTPHONE", "X-EVOLUTION-TTYTDD", "X-EVOLUTION-TTYTTD"),
            entry(MMS, "X-MMS"),
            entry(IP, "X-IP"),
            entry(MSN, "X-MSN"),
            entry(DATA, "X-DC"),
            entry(ISDN, "ISDN", "X-ISDN"),
            entry(PAGER, "PAGER"),
            entry(CAR, "CAR", "X-CAR"),
            entry(OTHER_FAX, "FAX"),
            entry(IPHONE, "IPHONE"),
            entry(MOBILE, "CELL"),
            entry(WORK, "WORK"),
            entry(HOME, "HOME"));

    private static Map.Entry<PhoneKind, List<String>> entry(PhoneKind kind, String... words) {
        return Map.entry(kind, List.of(words));
    }

    @SafeVarargs
    private static Map<String, PhoneKind> words(Map.Entry<PhoneKind, List<String>>... entries) {
        Map<String, PhoneKind> words = new HashMap<>();
        for (Map.Entry<PhoneKind, List<String>> entry : entries) {
            entry.getValue().forEach(word -> words.put(word, entry.getKey()));
        }
        return Map.copyOf(words);
    }

    static PhoneKind of(Property line) {
        Set<String> types = Types.of(line);
        PhoneKind first = OTHER;
        for (String type : types) {
            PhoneKind kind = WORDS.getOrDefault(type, OTHER);
            if (kind.compareTo(first) < 0) {
                first = kind;
            }
        }
        if (first != OTHER) {
            return first.at(types);
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
