package sextant.mailbox;

/** There is no room for the write; nothing was changed. */
public final class OverQuota extends MailboxException {
    private static final long serialVersionUID = 1L;

    public OverQuota(String message) {
        super(message);
    }
}
