package sextant.http;

/** A request that ends with this HTTP status; the message tells a person what to do and goes to the client. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public Problem(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
