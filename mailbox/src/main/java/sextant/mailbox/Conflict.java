package sextant.mailbox;

import java.util.Optional;

/** The mailbox is not in the state the request was made for; nothing was changed. */
public final class Conflict extends MailboxException {
    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Reason {
        /** The item or collection changed since the client read it, or exists though it must not (or the reverse). */
        PRECONDITION,
        /** Another item of the same collection has this UID. */
        UID_TAKEN,
        /** The name is in use. */
        NAME_TAKEN
    }

    private final Reason reason;
    private final transient Optional<Item> standing;

    public Conflict(Reason reason, Optional<Item> standing, String message) {
        super(message);
        this.reason = reason;
        this.standing = standing;
    }

    public Reason reason() {
        return reason;
    }

    /** The item that is there, if there is one. */
    public Optional<Item> standing() {
        return standing;
    }
}
