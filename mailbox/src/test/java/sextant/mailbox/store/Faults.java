package sextant.mailbox.store;

import java.util.Set;

/**
 * What goes wrong with the appends of an {@link InMemoryStore}. Both methods run outside the store's lock, so they may
 * hold an append back while others overtake it.
 */
public interface Faults {
    Faults NONE = new Faults() {};

    /**
     * The nth append (counted from 1) is about to be written. Whatever this throws, nothing is written.
     *
     * @throws StoreException to fail it
     */
    default void before(long nth) {}

    /**
     * The nth append is durable. Whatever this throws, the caller does not learn of it.
     *
     * @throws StoreException to lose the answer
     */
    default void after(long nth) {}

    /** These appends fail and leave nothing: a full disk, a connection lost before the commit. */
    static Faults failing(Long... appends) {
        var chosen = Set.of(appends);
        return new Faults() {
            @Override
            public void before(long nth) {
                if (chosen.contains(nth)) {
                    throw new StoreException("append " + nth + " was told to fail");
                }
            }
        };
    }

    /** These appends are committed, and their answer is lost: the outcome is unknown to the caller. */
    static Faults losingTheAnswer(Long... appends) {
        var chosen = Set.of(appends);
        return new Faults() {
            @Override
            public void after(long nth) {
                if (chosen.contains(nth)) {
                    throw new StoreException("the answer of append " + nth + " was told to get lost");
                }
            }
        };
    }
}
