package sextant.content.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;

/**
 * Somebody a message is from or to.
 *
 * @param name as a person reads it, on one line; empty if there is none
 * @param address {@code local@domain} as it was written; without a domain if that is missing
 */
public record MailAddress(String name, String address) {
    /** So many are read of one message; nobody looks at more. */
    static final int MOST = 10_000;

    private static final int LONGEST = 1 << 20;

    /** The name, or the address where there is none. */
    public String shown() {
        return name.isEmpty() ? address : name;
    }

    /** The address to compare by. */
    public String key() {
        return address.toLowerCase(Locale.ROOT);
    }

    /** What stands behind the at sign of an address, in lower case; all of it where there is none. */
    public static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** The addresses in what somebody typed or wrote into a field, separated by commas. */
    public static List<MailAddress> read(String text) {
        var found = new ArrayList<MailAddress>();
        parse(text, found);
        return found;
    }

    /** Adds the addresses of a field's value, those in groups too. */
    static void parse(String value, List<MailAddress> found) {
        try {
            var addresses = LenientAddressParser.DEFAULT.parseAddressList(Texts.atMost(value, LONGEST));
            for (var mailbox : addresses.flatten()) {
                if (found.size() == MOST) {
                    return;
                }
                add(mailbox, found);
            }
        } catch (RuntimeException unreadable) {
            var text = Header.decoded(value);
            if (!text.isEmpty() && found.size() < MOST) {
                found.add(new MailAddress(text, ""));
            }
        }
    }

    private static void add(Mailbox mailbox, List<MailAddress> found) {
        var name = mailbox.getName() == null ? "" : Header.decoded(mailbox.getName());
        var local = mailbox.getLocalPart() == null ? "" : Texts.oneLine(mailbox.getLocalPart());
        var domain = mailbox.getDomain() == null ? "" : Texts.oneLine(mailbox.getDomain());
        if (!name.isEmpty() || !local.isEmpty()) {
            found.add(new MailAddress(name, domain.isEmpty() ? local : local + "@" + domain));
        }
    }
}
