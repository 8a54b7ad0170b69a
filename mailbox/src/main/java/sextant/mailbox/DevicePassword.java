package sextant.mailbox;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A password that was made for one device.
 *
 * @param credential what is kept of it
 * @param secret the password itself, in four groups of four letters: to be shown once and then forgotten
 */
public record DevicePassword(Credential credential, String secret) {
    /** Letters that cannot be taken for one another: no i, l or o. 16 of them carry 72 bits. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    /** A password nobody can guess, so that its hash needs no costly stretching: every request of a device checks it. */
    static final PasswordCost COST = new PasswordCost(64, 1, 1, 1);

    static String draw(RandomGenerator random) {
        var letters = new StringBuilder();
        for (var i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                letters.append('-');
            }
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }

    /** The letters alone, if this could be such a password: typed in any case, with any hyphens and spaces. */
    static Optional<String> letters(String typed) {
        if (typed.length() > 2 * GROUPS * GROUP) {
            return Optional.empty();
        }
        var letters = typed.replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
        return letters.length() == GROUPS * GROUP && letters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(letters)
                : Optional.empty();
    }
}
