package sextant.http;

import java.util.Optional;
import sextant.mailbox.Accounts;

/** Verifies passwords. */
@FunctionalInterface
public interface CredentialCheck {
    /**
     * Who this is, if the password is right and they may sign in. Takes its time, and the same time for an address that
     * does not exist.
     */
    Optional<SignedIn> check(String address, String password);

    /**
     * A number that changes, before the change is acknowledged, with everything that could alter what {@link #check}
     * says about this address. Cheap: asked on every request.
     */
    default long generation(String address) {
        return 0;
    }

    /** Verifies against the accounts of this server. */
    static CredentialCheck of(Accounts accounts) {
        return new CredentialCheck() {
            @Override
            public Optional<SignedIn> check(String address, String password) {
                return accounts.verify(address, password).map(is -> new SignedIn(is.account(), is.credential()));
            }

            @Override
            public long generation(String address) {
                return accounts.generation(address);
            }
        };
    }
}
