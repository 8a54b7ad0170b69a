package sextant.mail.smtp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What MAIL and RCPT name: an address and parameters (RFC 5321 4.1.2).
 *
 * @param address as it was spelt, without brackets and source route; empty for the null path
 * @param parameters by their names in upper case, in order
 */
public record Path(String address, Map<String, String> parameters) {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST = 254;

    public Path {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads what follows MAIL or RCPT.
     *
     * @param keyword {@code FROM:} or {@code TO:}
     * @param international whether letters other than ASCII are allowed (RFC 6531)
     */
    public static Path parse(String text, String keyword, boolean international) throws BadSyntax {
        if (!text.regionMatches(true, 0, keyword, 0, keyword.length())) {
            throw new BadSyntax(501, "5.5.4", "Say " + keyword + "<address>.");
        }
        var rest = text.substring(keyword.length()).stripLeading();
        if (!rest.startsWith("<")) {
            throw new BadSyntax(501, "5.1.7", "An address stands in angle brackets.");
        }
        var end = closing(rest);
        var address = withoutRoute(rest.substring(1, end));
        var words = rest.substring(end + 1);
        if (!words.isEmpty() && words.charAt(0) != ' ') {
            throw new BadSyntax(501, "5.5.4", "A space stands between the address and its parameters.");
        }
        test(address, keyword);
        var ascii = address.chars().allMatch(c -> c < 0x80);
        if (!ascii && !international) {
            throw new BadSyntax(553, "5.6.7", "An address that is not ASCII needs SMTPUTF8.");
        }
        return new Path(address, parameters(words));
    }

    private static int closing(String text) throws BadSyntax {
        var quoted = false;
        for (var i = 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            }
        }
        throw new BadSyntax(501, "5.1.7", "The address has no closing bracket.");
    }

    private static String withoutRoute(String path) throws BadSyntax {
        if (!path.startsWith("@")) {
            return path;
        }
        var colon = path.indexOf(':');
        if (colon < 0) {
            throw new BadSyntax(501, "5.1.7", "The source route has no colon.");
        }
        return path.substring(colon + 1); // RFC 5321 C: accepted and ignored
    }

    private static void test(String address, String keyword) throws BadSyntax {
        if ((address.isEmpty() && keyword.startsWith("F"))
                || address.toLowerCase(Locale.ROOT).equals("postmaster")) {
            return;
        }
        var at = address.lastIndexOf('@');
        var local = at < 1 ? "" : address.substring(0, at);
        var domain = at < 1 ? "" : address.substring(at + 1);
        if (local.isEmpty()
                || local.length() > LONGEST_LOCAL
                || address.length() > LONGEST
                || !isLocal(local)
                || !isDomain(domain)) {
            throw new BadSyntax(
                    keyword.startsWith("F") ? 553 : 501, "5.1.3", "That is no address; it is name@example.org.");
        }
    }

    private static boolean isLocal(String local) {
        if (local.length() > 2 && local.startsWith("\"") && local.endsWith("\"")) {
            for (var i = 1; i < local.length() - 1; i++) {
                var c = local.charAt(i);
                if (c == '\\') {
                    i++;
                    if (i == local.length() - 1) {
                        return false;
                    }
                } else if (c == '"') {
                    return false;
                }
            }
            return true;
        }
        return local.chars().noneMatch(c -> c <= ' ' || "\"(),:;<>@[\\]".indexOf(c) >= 0);
    }

    private static boolean isDomain(String domain) {
        if (domain.startsWith("[") && domain.endsWith("]")) {
            return domain.substring(1, domain.length() - 1)
                    .chars()
                    .allMatch(c -> (Character.isLetterOrDigit(c) && c < 0x80) || ".:".indexOf(c) >= 0);
        }
        return !domain.isEmpty()
                && !domain.startsWith(".")
                && !domain.endsWith(".")
                && !domain.contains("..")
                && domain.chars().allMatch(c -> c >= 0x80 || Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0);
    }

    private static Map<String, String> parameters(String words) throws BadSyntax {
        var found = new LinkedHashMap<String, String>();
        for (var word : split(words)) {
            var equals = word.indexOf('=');
            var name = (equals < 0 ? word : word.substring(0, equals)).toUpperCase(Locale.ROOT);
            if (found.put(name, equals < 0 ? "" : word.substring(equals + 1)) != null) {
                throw new BadSyntax(501, "5.5.4", "The parameter " + name + " is given twice.");
            }
        }
        return found;
    }

    private static List<String> split(String words) {
        var found = new ArrayList<String>();
        for (var word : words.split(" ", -1)) {
            if (!word.isEmpty()) {
                found.add(word);
            }
        }
        return found;
    }

    /** Decodes xtext (RFC 3461 4). */
    public static String xtext(String text) throws BadSyntax {
        var plain = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '+') {
                plain.append(c);
                continue;
            }
            try {
                var code = Integer.parseInt(text.substring(i + 1, i + 3), 16);
                if (code < ' ' || code > 0x7E) {
                    throw new BadSyntax(501, "5.5.4", "xtext stands for printable characters alone.");
                }
                plain.append((char) code);
                i += 2;
            } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
                throw new BadSyntax(501, "5.5.4", "A plus sign in xtext has two hexadecimal digits behind it.");
            }
        }
        return plain.toString();
    }
}
