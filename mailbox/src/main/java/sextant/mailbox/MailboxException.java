package sextant.mailbox;

/**
 * What can go wrong with a request that is no fault of the server. Each protocol maps these to its own codes in one
 * place. The message tells a person what to do next and holds no content.
 */
public abstract sealed class MailboxException extends RuntimeException
        permits Conflict, NotFound, StalePosition, OverQuota, Refused, Malformed {
    private static final long serialVersionUID = 1L;

    MailboxException(String message) {
        super(message);
    }
}
