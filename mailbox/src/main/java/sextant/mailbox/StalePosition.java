package sextant.mailbox;

/**
 * The position lies below the collection's horizon, above the head, or in another epoch: the device has to start over in
 * its protocol's way.
 */
public final class StalePosition extends MailboxException {
    private static final long serialVersionUID = 1L;

    public StalePosition(String message) {
        super(message);
    }
}
