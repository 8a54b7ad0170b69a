package sextant.http;

import java.time.Duration;
import java.util.Map;

/**
 * A refusal by the server itself, with a field that says what would do; also what becomes of every other failure.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> fields;

    Refusal(int status, String message, String field, String value) {
        super(message);
        this.status = status;
        this.fields = Map.of(field, value);
    }

    Refusal(int status, String message) {
        super(message);
        this.status = status;
        this.fields = Map.of();
    }

    /** A refusal that ends by itself. */
    static Refusal later(int status, String message, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Refusal(status, message, "Retry-After", Long.toString(seconds));
    }

    int status() {
        return status;
    }

    Map<String, String> fields() {
        return fields;
    }
}
