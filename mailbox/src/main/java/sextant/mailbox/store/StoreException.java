package sextant.mailbox.store;

/**
 * The engine failed: disk full, I/O error, connection lost. A write that ends so may or may not have happened; asking
 * again with the same operation id settles it.
 */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreException(String message) {
        super(message);
    }
}
