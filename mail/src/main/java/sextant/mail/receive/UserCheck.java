package sextant.mail.receive;

import java.net.InetAddress;
import java.time.Duration;
import sextant.mailbox.AccountId;

/** Tries a password, with all restraint that other doors of the server know. */
@FunctionalInterface
public interface UserCheck {
    Outcome attempt(InetAddress peer, String address, String password);

    /** What came of it. */
    sealed interface Outcome {}

    record Good(AccountId account) implements Outcome {}

    record Wrong() implements Outcome {}

    record Later(Duration retryAfter) implements Outcome {}
}
