package sextant.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id in its customary encoded form: {@code $argon2id$v=19$m=...,t=...,p=...$salt$hash}. */
final class PasswordHashing {
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final String SCHEME = "argon2id";
    private static final int MAX_KIB = 1024 * 1024;
    private static final int MAX_ITERATIONS = 64;
    private static final int MAX_LANES = 64;

    private static final class Encoded {
        private final PasswordCost cost;
        private final byte[] salt;
        private final byte[] hash;

        Encoded(PasswordCost cost, byte[] salt, byte[] hash) {
            this.cost = cost;
            this.salt = salt;
            this.hash = hash;
        }
    }

    private final Semaphore slots;

    PasswordHashing(int atOnce) {
        slots = new Semaphore(atOnce, true);
    }

    /** A new encoded hash; {@code salt} has 16 octets. */
    String encode(String password, byte[] salt, PasswordCost cost) {
        if (salt.length != SALT) {
            throw new IllegalArgumentException("a salt has 16 octets");
        }
        var hash = compute(password, salt, cost, HASH);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$" + SCHEME + "$v=" + Argon2Parameters.ARGON2_VERSION_13 + "$m=" + cost.memoryKib() + ",t="
                + cost.iterations() + ",p=" + cost.parallelism() + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    /** Whether this is the password; takes the time its hash's own parameters demand, whatever the answer. */
    boolean matches(String password, String encoded) {
        var stored = decode(encoded);
        if (stored.isEmpty()) {
            return false;
        }
        var known = stored.get();
        var hash = compute(password, known.salt, known.cost, known.hash.length);
        return MessageDigest.isEqual(hash, known.hash);
    }

    private byte[] compute(String password, byte[] salt, PasswordCost cost, int length) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .build();
        // One keyboard composes an accented letter, another does not (RFC 8265 4.2.2).
        var octets = Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        var hash = new byte[length];
        slots.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(octets, hash);
        } finally {
            slots.release();
        }
        return hash;
    }

    /** Empty if the text is not such a hash, or one that would cost more than any we make. */
    private static Optional<Encoded> decode(String encoded) {
        var parts = encoded.split("\\$", -1);
        if (parts.length != 6 || !parts[0].isEmpty() || !parts[1].equals(SCHEME) || !parts[2].equals("v=19")) {
            return Optional.empty();
        }
        var costs = parts[3].split(",", -1);
        if (costs.length != 3) {
            return Optional.empty();
        }
        var memory = cost(costs[0], "m=", MAX_KIB);
        var iterations = cost(costs[1], "t=", MAX_ITERATIONS);
        var lanes = cost(costs[2], "p=", MAX_LANES);
        if (memory < 8 * lanes || iterations < 1 || lanes < 1) {
            return Optional.empty();
        }
        try {
            var salt = Base64.getDecoder().decode(parts[4]);
            var hash = Base64.getDecoder().decode(parts[5]);
            return hash.length < 16
                    ? Optional.empty()
                    : Optional.of(new Encoded(new PasswordCost(memory, iterations, lanes, 1), salt, hash));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The number after the key, 0 if there is none or it is above {@code most}. */
    private static int cost(String text, String key, int most) {
        var digits = text.startsWith(key) ? text.substring(key.length()) : "";
        if (digits.isEmpty() || digits.length() > 7 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        var number = Integer.parseInt(digits);
        return number > most ? 0 : number;
    }
}
