package sextant.mailbox;

/** The account, collection, item or device does not exist (or not for this caller). */
public final class NotFound extends MailboxException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }
}
