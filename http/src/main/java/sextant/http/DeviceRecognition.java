package sextant.http;

import java.util.Optional;
import sextant.mailbox.AccountId;
import sextant.mailbox.Activity;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Protocol;

/** Finds, or makes, the row of the device that sent a request. */
@FunctionalInterface
public interface DeviceRecognition {
    /**
     * Recognises the device; makes its row if this is the first contact.
     *
     * @param identifier what tells this device from the account's others of the same protocol
     * @param ownName the name the device gives itself
     * @param client the client program, as it announces itself
     * @param credential the device password it signed in with; empty if it used the account's own password
     */
    Device recognise(
            AccountId account,
            Protocol protocol,
            String identifier,
            String ownName,
            String client,
            Optional<CredentialId> credential);

    /** The mailbox as this device may see it. */
    default Mailbox view(DeviceId device, Mailbox mailbox) {
        return mailbox;
    }

    /** Takes down what a device that was recognised did, once it was answered. Must be quick, and must not fail. */
    default void note(AccountId account, DeviceId device, Activity activity) {}
}
