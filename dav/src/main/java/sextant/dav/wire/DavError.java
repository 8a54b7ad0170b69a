package sextant.dav.wire;

import java.util.Optional;

/** A request that ends with a status and, where a standard names what was not met, with that. */
public final class DavError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Optional<Condition> condition;
    private final transient Optional<String> href;

    private DavError(int status, Optional<Condition> condition, Optional<String> href, String message) {
        super(message);
        this.status = status;
        this.condition = condition;
        this.href = href;
    }

    /** An error whose standard has a name for what was not met. */
    public static DavError of(int status, Condition condition) {
        return new DavError(status, Optional.of(condition), Optional.empty(), condition.name());
    }

    /** The same, with the resource in the way. */
    public static DavError of(int status, Condition condition, Optional<String> href) {
        return new DavError(status, Optional.of(condition), href, condition.name());
    }

    /** An error that is said in words only. */
    public static DavError of(int status, String message) {
        return new DavError(status, Optional.empty(), Optional.empty(), message);
    }

    public int status() {
        return status;
    }

    public Optional<Condition> condition() {
        return condition;
    }

    /** Of the resource in the way. */
    public Optional<String> href() {
        return href;
    }
}
