package sextant.http;

import java.util.Optional;

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
}
