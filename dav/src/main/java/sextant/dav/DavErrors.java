package sextant.dav;

import java.util.Optional;
import java.util.function.UnaryOperator;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.mailbox.Conflict;
import sextant.mailbox.Item;
import sextant.mailbox.MailboxException;
import sextant.mailbox.Malformed;
import sextant.mailbox.NotFound;
import sextant.mailbox.OverQuota;
import sextant.mailbox.Refused;
import sextant.mailbox.Shelf;
import sextant.mailbox.StalePosition;

/** What the mailbox's exceptions are in DAV: the one table. */
final class DavErrors {
    private DavErrors() {}

    /**
     * The error to answer with.
     *
     * @param shelf where the request went
     * @param sibling the path of an item by its name
     */
    static DavError of(MailboxException exception, Optional<Shelf> shelf, UnaryOperator<String> sibling) {
        var files = shelf.equals(Optional.of(Shelf.FILES));
        var contacts = shelf.equals(Optional.of(Shelf.ADDRESS_BOOKS));
        return switch (exception) {
            case NotFound missing -> DavError.of(404, "There is nothing here");
            case Conflict conflict -> of(conflict, contacts, sibling);
            case StalePosition stale -> DavError.of(403, Condition.VALID_SYNC_TOKEN);
            case OverQuota full -> DavError.of(507, Condition.QUOTA_NOT_EXCEEDED);
            case Refused refused -> files ? ofFiles(refused) : of(refused, contacts);
            case Malformed malformed when files -> DavError.of(403, String.valueOf(malformed.getMessage()));
            case Malformed malformed ->
                DavError.of(403, contacts ? Condition.VALID_ADDRESS_DATA : Condition.VALID_CALENDAR_DATA);
        };
    }

    private static DavError of(Conflict conflict, boolean contacts, UnaryOperator<String> sibling) {
        return switch (conflict.reason()) {
            case PRECONDITION -> DavError.of(412, "The resource is not as the request expects");
            // With 409 some clients throw away what they tried to write.
            case UID_TAKEN ->
                DavError.of(
                        403,
                        contacts ? Condition.ADDRESSBOOK_NO_UID_CONFLICT : Condition.CALENDAR_NO_UID_CONFLICT,
                        conflict.standing().map(Item::name).map(sibling));
            case NAME_TAKEN -> DavError.of(405, Condition.RESOURCE_MUST_BE_NULL);
        };
    }

    private static DavError ofFiles(Refused refused) {
        return DavError.of(
                refused.reason() == Refused.Reason.TOO_LARGE ? 413 : 403, String.valueOf(refused.getMessage()));
    }

    private static DavError of(Refused refused, boolean contacts) {
        return switch (refused.reason()) {
            case KIND_NOT_ACCEPTED ->
                DavError.of(403, contacts ? Condition.SUPPORTED_ADDRESS_DATA : Condition.SUPPORTED_CALENDAR_COMPONENT);
            case TOO_LARGE ->
                DavError.of(
                        403, contacts ? Condition.ADDRESSBOOK_MAX_RESOURCE_SIZE : Condition.CALENDAR_MAX_RESOURCE_SIZE);
            case REQUIRED_COLLECTION ->
                contacts
                        ? DavError.of(403, "Every account keeps this address book")
                        : DavError.of(403, Condition.DEFAULT_CALENDAR_NEEDED);
            case NOT_ALLOWED -> DavError.of(403, "This may not be done");
        };
    }
}
