package sextant.mailbox;

import java.time.Duration;
import sextant.content.Document;

/**
 * How much a mailbox takes, in one place.
 *
 * @param documentBytes octets of one contact, event, task or note
 * @param messageBytes octets of one message or file
 * @param propertiesChars characters of all names and values of one item's or collection's properties together
 * @param stateBytes octets of one value of a device's state
 * @param editsPerBatch edits of one batch
 * @param collections collections of one account
 * @param itemsPerCollection items of one collection
 * @param devices rows of <i>Synchronized Devices</i> of one account
 * @param quotaBytes octets of all documents of an account, unless its settings say otherwise ({@link #QUOTA})
 * @param history how long earlier versions of items and remembered operations are kept
 * @param tombstones how long a device may be silent without having to start over
 */
public record MailboxLimits(
        long documentBytes,
        long messageBytes,
        int propertiesChars,
        int stateBytes,
        int editsPerBatch,
        int collections,
        long itemsPerCollection,
        int devices,
        long quotaBytes,
        Duration history,
        Duration tombstones) {
    /** The account setting that holds its own quota: octets, in decimal digits. */
    public static final String QUOTA = "quota";

    private static final long MIB = 1024 * 1024;

    public static final MailboxLimits DEFAULT = new MailboxLimits(
            10 * MIB,
            50 * MIB,
            256 * 1024,
            (int) (16 * MIB),
            10_000,
            10_000,
            1_000_000,
            500,
            10 * 1024 * MIB,
            Duration.ofDays(30),
            Duration.ofDays(400));

    /** These limits with another size of documents and messages. */
    public MailboxLimits withDocumentBytes(long documents, long messages) {
        return new MailboxLimits(
                documents,
                messages,
                propertiesChars,
                stateBytes,
                editsPerBatch,
                collections,
                itemsPerCollection,
                devices,
                quotaBytes,
                history,
                tombstones);
    }

    /** These limits with another quota for accounts that have none of their own. */
    public MailboxLimits withQuotaBytes(long quota) {
        return new MailboxLimits(
                documentBytes,
                messageBytes,
                propertiesChars,
                stateBytes,
                editsPerBatch,
                collections,
                itemsPerCollection,
                devices,
                quota,
                history,
                tombstones);
    }

    /** These limits with other times to keep what is no longer there. */
    public MailboxLimits withRetention(Duration earlierVersions, Duration removals) {
        return new MailboxLimits(
                documentBytes,
                messageBytes,
                propertiesChars,
                stateBytes,
                editsPerBatch,
                collections,
                itemsPerCollection,
                devices,
                quotaBytes,
                earlierVersions,
                removals);
    }

    /** These limits with other counts. */
    public MailboxLimits withCounts(int edits, int collectionsPerAccount, long items) {
        return new MailboxLimits(
                documentBytes,
                messageBytes,
                propertiesChars,
                stateBytes,
                edits,
                collectionsPerAccount,
                items,
                devices,
                quotaBytes,
                history,
                tombstones);
    }

    long bytesFor(Document document) {
        return switch (document.format()) {
            case MESSAGE, OPAQUE -> messageBytes;
            case ICALENDAR, VCARD -> documentBytes;
        };
    }

    /** What this account may hold. A setting that is not a number counts as none. */
    long quotaOf(Account account) {
        var own = account.settings().get(QUOTA).orElse("");
        var digits = !own.isEmpty() && own.length() <= 18 && own.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(own) : quotaBytes;
    }
}
