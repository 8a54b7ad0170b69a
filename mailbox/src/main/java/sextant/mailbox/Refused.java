package sextant.mailbox;

/** The request is understood and will not be done; nothing was changed. */
public final class Refused extends MailboxException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** The collection does not take items of this kind. */
        KIND_NOT_ACCEPTED,
        /** The document is larger than the limit. */
        TOO_LARGE,
        /** A collection every account must have cannot be removed. */
        REQUIRED_COLLECTION,
        /** The device or account may not do this. */
        NOT_ALLOWED
    }

    private final Reason reason;

    public Refused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
