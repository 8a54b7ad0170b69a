package sextant.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of <i>Synchronized Devices</i>: one device and protocol that ever connected.
 *
 * @param id never reused
 * @param account whose device
 * @param protocol how it connects
 * @param identifier what tells it from the account's other devices of the same protocol; opaque, chosen by the protocol
 * @param ownName the name the device gave itself
 * @param givenName the name its user gave it, which survives every later connection
 * @param client the client program, as it announced itself last
 * @param credential the device password it signs in with, if it has its own
 * @param firstSeen when it first connected
 * @param lastSync when it last connected
 * @param access whether it may sync
 */
public record Device(
        DeviceId id,
        AccountId account,
        Protocol protocol,
        String identifier,
        String ownName,
        Optional<String> givenName,
        String client,
        Optional<CredentialId> credential,
        Instant firstSeen,
        Instant lastSync,
        Access access) {

    /** Whether a device may sync. */
    public enum Access {
        ALLOWED,
        /** Its user lets it rest, and may let it go on. */
        PAUSED,
        /** An administrator turned it away; its user cannot change that. */
        BLOCKED
    }

    /** The name to show. */
    public String name() {
        return givenName.orElse(ownName);
    }
}
