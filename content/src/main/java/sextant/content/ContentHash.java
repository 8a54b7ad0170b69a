package sextant.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 of a document's octets: the name of a blob, and the strong validator of an item. */
public final class ContentHash implements Comparable<ContentHash> {
    private static final int LENGTH = 32;

    private final byte[] digest;

    private ContentHash(byte[] digest) {
        if (digest.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 has 32 octets, not " + digest.length);
        }
        this.digest = digest;
    }

    /** The hash of these octets. */
    public static ContentHash of(byte[] octets) {
        return new ContentHash(digester().digest(octets));
    }

    /** A hash computed or stored earlier; 32 octets. */
    public static ContentHash fromDigest(byte[] digest) {
        return new ContentHash(digest.clone());
    }

    /** Reads what {@link #hex} wrote. */
    public static ContentHash fromHex(String hex) {
        return new ContentHash(HexFormat.of().parseHex(hex));
    }

    /** A fresh SHA-256 digester, for octets that stream past. */
    public static MessageDigest digester() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The 32 octets. */
    public byte[] digest() {
        return digest.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest);
    }

    @Override
    public int compareTo(ContentHash other) {
        return Arrays.compareUnsigned(digest, other.digest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentHash that && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return hex();
    }
}
