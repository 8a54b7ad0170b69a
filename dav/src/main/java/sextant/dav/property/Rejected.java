package sextant.dav.property;

import java.util.Optional;
import sextant.dav.wire.Condition;

/** A property cannot be set so. */
public final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Optional<Condition> condition;

    public Rejected(int status, Condition condition) {
        super(condition.name());
        this.status = status;
        this.condition = Optional.of(condition);
    }

    public Rejected(int status, String message) {
        super(message);
        this.status = status;
        this.condition = Optional.empty();
    }

    public int status() {
        return status;
    }

    public Optional<Condition> condition() {
        return condition;
    }
}
