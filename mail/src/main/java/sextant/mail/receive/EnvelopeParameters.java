package sextant.mail.receive;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import sextant.mail.send.Waiting;
import sextant.mail.smtp.BadSyntax;
import sextant.mail.smtp.Path;

/** The parameters of MAIL and RCPT this server knows: RFC 1870, RFC 6152, RFC 6531, RFC 3461, RFC 4954. */
final class EnvelopeParameters {
    private static final Set<String> MAIL = Set.of("SIZE", "BODY", "SMTPUTF8", "RET", "ENVID", "AUTH");
    private static final Set<String> RCPT = Set.of("NOTIFY", "ORCPT");
    private static final Set<String> NOTIFY = Set.of("SUCCESS", "FAILURE", "DELAY");
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_ADDRESS = 500;

    private EnvelopeParameters() {}

    /** Tests the parameters of MAIL; answers the size, or 0 if the peer does not say. */
    static long ofMail(Path from) throws BadSyntax {
        known(from, MAIL);
        var body = from.parameters().getOrDefault("BODY", "7BIT").toUpperCase(Locale.ROOT);
        if (!body.equals("7BIT") && !body.equals("8BITMIME")) {
            throw new BadSyntax(501, "5.5.4", "BODY is 7BIT or 8BITMIME.");
        }
        var ret = from.parameters().getOrDefault("RET", "HDRS").toUpperCase(Locale.ROOT);
        if (!ret.equals("FULL") && !ret.equals("HDRS")) {
            throw new BadSyntax(501, "5.5.4", "RET is FULL or HDRS.");
        }
        if (Path.xtext(from.parameters().getOrDefault("ENVID", "")).length() > LONGEST_ID) {
            throw new BadSyntax(501, "5.5.4", "ENVID has at most " + LONGEST_ID + " characters.");
        }
        var size = number(from.parameters().getOrDefault("SIZE", "0"));
        if (size < 0) {
            throw new BadSyntax(501, "5.5.4", "SIZE is a number of octets.");
        }
        return size;
    }

    static void testRcpt(Path to) throws BadSyntax {
        known(to, RCPT);
        var notify = to.parameters().getOrDefault("NOTIFY", "FAILURE").toUpperCase(Locale.ROOT);
        if (!notify.equals("NEVER")) {
            for (var word : notify.split(",", -1)) {
                if (!NOTIFY.contains(word)) {
                    throw new BadSyntax(501, "5.5.4", "NOTIFY is NEVER, or some of SUCCESS, FAILURE and DELAY.");
                }
            }
        }
        if (original(to).length() > LONGEST_ADDRESS) {
            throw new BadSyntax(501, "5.5.4", "ORCPT has at most " + LONGEST_ADDRESS + " characters.");
        }
    }

    /** When the sender wants to be told of a recipient (RFC 3461 4.1), whose parameters were tested. */
    static Set<Waiting.Notify> wanted(Path to) {
        var said = to.parameters().get("NOTIFY");
        if (said == null) {
            return EnumSet.of(Waiting.Notify.FAILURE, Waiting.Notify.DELAY);
        }
        var wanted = EnumSet.noneOf(Waiting.Notify.class);
        for (var word : said.toUpperCase(Locale.ROOT).split(",", -1)) {
            if (!word.equals("NEVER")) {
                wanted.add(Waiting.Notify.valueOf(word));
            }
        }
        return wanted;
    }

    /** The address as the sender knew it, with its type (RFC 3461 4.2); may be empty. */
    static String original(Path to) throws BadSyntax {
        return Path.xtext(to.parameters().getOrDefault("ORCPT", ""));
    }

    private static void known(Path path, Set<String> names) throws BadSyntax {
        for (var name : path.parameters().keySet()) {
            if (!names.contains(name)) {
                throw new BadSyntax(555, "5.5.4", "There is no parameter " + name + " here.");
            }
        }
    }

    /** A number of octets; negative if it is none. */
    static long number(String digits) {
        var good = !digits.isEmpty() && digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return good ? Long.parseLong(digits) : -1;
    }
}
