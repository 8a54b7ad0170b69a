package sextant.http;

import sextant.mailbox.Account;
import sextant.mailbox.Credential;

/** Who signed in, and with which of their passwords. */
public record SignedIn(Account account, Credential credential) {
    /** Whether they may administer the server: as administrators, and not with a password made for a device. */
    public boolean administers() {
        return account.administrator() && credential.type() == Credential.Type.ACCOUNT_PASSWORD;
    }
}
