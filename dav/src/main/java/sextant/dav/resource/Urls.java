package sextant.dav.resource;

import java.util.List;
import sextant.dav.wire.Href;
import sextant.mailbox.Account;
import sextant.mailbox.Shelf;

/** The paths this server gives to what it shows. */
public final class Urls {
    /** Where everything but {@code /} lies. */
    public static final String ROOT = "/dav/";

    public static final String PRINCIPALS = ROOT + "principals/";

    /** The query of the URL that new members are sent to. */
    public static final String ADD_MEMBER = "add-member";

    private Urls() {}

    /** The segment under {@link #ROOT} that a shelf's homes stand in. */
    public static String word(Shelf shelf) {
        return switch (shelf) {
            case CALENDARS -> "calendars";
            case ADDRESS_BOOKS -> "addressbooks";
            case FILES -> "files";
            case FOLDERS -> throw new IllegalArgumentException("mail folders are not shown over DAV");
        };
    }

    /** The path of a collection of these decoded segments. */
    public static String collection(List<String> path) {
        var encoded = new StringBuilder("/");
        path.forEach(segment -> encoded.append(Href.encode(segment)).append('/'));
        return encoded.toString();
    }

    public static String principal(Account account) {
        return PRINCIPALS + Href.encode(account.address()) + "/";
    }

    public static String delegates(Proxy of, Account account) {
        return principal(account) + of.segment() + "/";
    }

    public static String home(Shelf shelf, Account account) {
        return ROOT + word(shelf) + "/" + Href.encode(account.address()) + "/";
    }

    public static String folder(Shelf shelf, Account account, String segment) {
        return home(shelf, account) + Href.encode(segment) + "/";
    }
}
