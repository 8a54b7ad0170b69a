package sextant.http;

/** Who may use a route. */
public enum Access {
    /** Anybody. */
    PUBLIC,
    /** Whoever signs in by Basic with an account or device password. */
    ACCOUNT,
    /** An administrator, signed in by Basic with the account password. */
    ADMINISTRATOR,
    /** A process on the same machine: loopback listeners only. */
    LOCAL
}
