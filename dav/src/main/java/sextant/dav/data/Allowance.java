package sextant.dav.data;

import sextant.content.recur.rule.Bounds;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DataLimits;
import sextant.dav.wire.DavError;

/** How many instances one answer may still hold. */
final class Allowance {
    private final DataLimits limits;
    private int left;

    Allowance(DataLimits limits) {
        this.limits = limits;
        this.left = limits.expanded();
    }

    /** Bounds for one object, within which it shows if there is more than may be. */
    Bounds bounds() {
        return Bounds.DEFAULT.withInstances(most() + 1);
    }

    /** Takes what was made of one object. */
    void take(int instances) {
        if (instances > most()) {
            throw DavError.of(507, Condition.NUMBER_OF_MATCHES_WITHIN_LIMITS);
        }
        left -= instances;
    }

    private int most() {
        return Math.min(limits.instances(), left);
    }
}
