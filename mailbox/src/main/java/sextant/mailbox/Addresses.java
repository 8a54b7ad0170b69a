package sextant.mailbox;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * How an address is spelt inside: lower case, its domain in ASCII. Everything in an address is literal; what could be
 * taken for a pattern, a path or a second line is not an address.
 */
final class Addresses {
    private static final int MAX_ADDRESS = 254;
    private static final int MAX_LOCAL = 64;
    private static final int MAX_DOMAIN = 253;
    private static final String ALSO_LOCAL = "._+-='~";

    private Addresses() {}

    /**
     * The address as it is stored.
     *
     * @throws Malformed if it is none
     */
    static String address(String text) {
        return normal(text)
                .orElseThrow(() -> new Malformed("An address is letters, digits and " + ALSO_LOCAL
                        + ", an @ and a domain. Correct the address."));
    }

    /** The address as it is stored, if it is one: for looking up what somebody typed. */
    static Optional<String> normal(String text) {
        if (text.length() > MAX_ADDRESS) {
            return Optional.empty();
        }
        var at = text.indexOf('@');
        if (at < 0 || at != text.lastIndexOf('@')) {
            return Optional.empty();
        }
        // Lower case by ASCII alone: some letters of other scripts turn into ASCII ones, and into somebody else's
        // address.
        var local = text.substring(0, at);
        if (!goodLocal(local)) {
            return Optional.empty();
        }
        return normalDomain(text.substring(at + 1)).map(domain -> local.toLowerCase(Locale.ROOT) + "@" + domain);
    }

    private static boolean goodLocal(String local) {
        return !local.isEmpty()
                && local.length() <= MAX_LOCAL
                && local.chars().allMatch(c -> letterOrDigit(c) || ALSO_LOCAL.indexOf(c) >= 0)
                && local.charAt(0) != '.'
                && local.charAt(local.length() - 1) != '.'
                && !local.contains("..");
    }

    private static boolean letterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /**
     * A domain as it is stored.
     *
     * @throws Malformed if it is none
     */
    static String domain(String text) {
        return normalDomain(text)
                .orElseThrow(
                        () -> new Malformed("A domain is names of letters, digits and hyphens with dots between."));
    }

    private static Optional<String> normalDomain(String text) {
        if (text.isEmpty() || text.length() > MAX_DOMAIN) {
            return Optional.empty();
        }
        String ascii;
        try {
            ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var good = !ascii.isEmpty()
                && ascii.length() <= MAX_DOMAIN
                && ascii.chars().allMatch(c -> letterOrDigit(c) || c == '-' || c == '.')
                && ascii.charAt(0) != '.'
                && ascii.charAt(ascii.length() - 1) != '.'
                && !ascii.contains("..");
        return good ? Optional.of(ascii.toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
