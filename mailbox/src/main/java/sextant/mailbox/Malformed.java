package sextant.mailbox;

/** The document or request breaks its own syntax; nothing was changed. */
public final class Malformed extends MailboxException {
    private static final long serialVersionUID = 1L;

    public Malformed(String message) {
        super(message);
    }
}
