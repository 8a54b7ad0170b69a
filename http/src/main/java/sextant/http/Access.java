package sextant.http;

/** Who may use a route. */
public enum Access {
    /** Anybody. */
    PUBLIC,
    /** Whoever signs in by Basic with an account or device password. */
    ACCOUNT,
    /** An administrator, signed in by Basic with the account password. */
    ADMINISTRATOR,
    /** Whoever is signed in to the web page: by its cookie, and by nothing else. */
    SESSION,
    /** An administrator who is signed in to the web page. */
    SESSION_ADMINISTRATOR,
    /** A process on the same machine: loopback listeners only. */
    LOCAL
}
