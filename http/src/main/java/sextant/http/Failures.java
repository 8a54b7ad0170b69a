package sextant.http;

import sextant.mailbox.Conflict;
import sextant.mailbox.MailboxException;
import sextant.mailbox.Malformed;
import sextant.mailbox.NotFound;
import sextant.mailbox.OverQuota;
import sextant.mailbox.Refused;
import sextant.mailbox.StalePosition;

/** What the mailbox's exceptions mean on HTTP, for protocols that have no codes of their own. */
final class Failures {
    private Failures() {}

    static int status(MailboxException failure) {
        return switch (failure) {
            case NotFound missing -> 404;
            case Conflict conflict ->
                switch (conflict.reason()) {
                    case PRECONDITION -> 412;
                    case UID_TAKEN, NAME_TAKEN -> 409;
                };
            case StalePosition stale -> 409;
            case OverQuota full -> 507;
            case Refused refused ->
                switch (refused.reason()) {
                    case TOO_LARGE -> 413;
                    case KIND_NOT_ACCEPTED, REQUIRED_COLLECTION, NOT_ALLOWED -> 403;
                };
            case Malformed malformed -> 400;
        };
    }
}
