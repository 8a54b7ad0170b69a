package sextant.mailbox.store;

import sextant.mailbox.Position;

/** The account's head is no longer the expected one: somebody else appended. Nothing was written. */
public final class StaleHead extends Exception {
    private static final long serialVersionUID = 1L;

    private final long head;

    public StaleHead(Position head) {
        super("the journal's head is now " + head.value());
        this.head = head.value();
    }

    /** The head as it is. */
    public Position head() {
        return new Position(head);
    }
}
