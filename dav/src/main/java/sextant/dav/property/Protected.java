package sextant.dav.property;

import sextant.dav.wire.Condition;

/** The answer to whoever sets what is not to be set. */
final class Protected {
    private Protected() {}

    static Rejected rejected() {
        return new Rejected(403, Condition.CANNOT_MODIFY_PROTECTED_PROPERTY);
    }
}
