package sextant.mailbox;

/**
 * What verifying one password costs: the parameters of Argon2id (RFC 9106).
 *
 * @param memoryKib memory of one computation, at least 8 for each lane
 * @param iterations passes over the memory
 * @param parallelism lanes
 * @param atOnce computations that run at the same time; further ones wait, so that a flood of sign-ins cannot take all
 *     memory
 */
public record PasswordCost(int memoryKib, int iterations, int parallelism, int atOnce) {
    /** 19 MiB and two passes: some tens of milliseconds. */
    public static final PasswordCost DEFAULT = new PasswordCost(19 * 1024, 2, 1, 4);

    public PasswordCost {
        if (parallelism < 1 || iterations < 1 || atOnce < 1 || memoryKib < 8 * parallelism) {
            throw new IllegalArgumentException("not a cost of Argon2id");
        }
    }
}
