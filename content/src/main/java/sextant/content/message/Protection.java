package sextant.content.message;

/** What keeps others from reading or changing a message; its parts are left as they are. */
public enum Protection {
    NONE,
    SMIME_SIGNED,
    SMIME_ENCRYPTED,
    PGP_SIGNED,
    PGP_ENCRYPTED
}
