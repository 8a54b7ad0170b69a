package sextant.content;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sextant.content.line.Component;
import sextant.content.vcard.DisplayName;

/** The summary of one vCard. */
final class CardSummary {
    // RFC 6350 6.1.4, and the spelling that vCard 3.0 clients know
    private static final List<String> KIND = List.of("KIND", "X-ADDRESSBOOKSERVER-KIND");

    private CardSummary() {}

    static Summary of(Component card, long size) {
        return new Summary(
                Kind.CONTACT,
                "VCARD",
                card.text("UID").map(String::strip).orElse(""),
                Summary.UNBOUNDED_PAST,
                Summary.UNBOUNDED_FUTURE,
                false,
                false,
                Busy.FREE,
                isGroup(card),
                DisplayName.of(card),
                further(card),
                emails(card),
                phones(card),
                size);
    }

    private static boolean isGroup(Component card) {
        return KIND.stream()
                .flatMap(name -> card.text(name).stream())
                .anyMatch(kind -> kind.strip().equalsIgnoreCase("group"));
    }

    /** RFC 6350 6.2.1 allows several. */
    private static String further(Component card) {
        return card.properties("FN").stream()
                .skip(1)
                .map(line -> line.text().replace('\n', ' '))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> emails(Component card) {
        return card.properties("EMAIL").stream()
                .map(line -> withoutScheme(line.text().strip(), "mailto:").toLowerCase(Locale.ROOT))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static List<String> phones(Component card) {
        return card.properties("TEL").stream()
                .map(line -> digits(line.text().strip()))
                .filter(number -> !number.isEmpty())
                .toList();
    }

    /** The digits of a number in any notation or of a tel URI (RFC 3966), whose parameters do not count. */
    private static String digits(String number) {
        String bare = withoutScheme(number, "tel:");
        int end = bare.length() < number.length() ? bare.indexOf(';') : -1;
        var digits = new StringBuilder();
        for (int i = 0; i < (end < 0 ? bare.length() : end); i++) {
            char c = bare.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (c == '+' && digits.isEmpty()) {
                digits.append(c);
            }
        }
        return digits.length() == 1 && digits.charAt(0) == '+' ? "" : digits.toString();
    }

    private static String withoutScheme(String value, String scheme) {
        return value.regionMatches(true, 0, scheme, 0, scheme.length()) ? value.substring(scheme.length()) : value;
    }
}
