package sextant.web.page;

import java.util.Locale;
import sextant.http.SignedIn;
import sextant.mailbox.AccountId;
import sextant.web.session.Session;

/**
 * Who looks at a page.
 *
 * @param who who signed in
 * @param session in which browser
 * @param formToken what their forms carry
 * @param moments says times in their zone
 */
public record Viewer(SignedIn who, Session session, String formToken, Moments moments) {
    public AccountId account() {
        return who.account().id();
    }

    public String address() {
        return Text.harmless(who.account().address());
    }

    /** Their name, or their address if they have none. */
    public String name() {
        return who.account().displayName().isBlank()
                ? address()
                : Text.harmless(who.account().displayName());
    }

    /** The letter that stands for them. */
    public String initial() {
        var name = name();
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    public boolean administers() {
        return who.administers();
    }
}
