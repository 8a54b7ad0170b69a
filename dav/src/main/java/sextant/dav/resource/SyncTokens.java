package sextant.dav.resource;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import sextant.mailbox.CollectionId;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Epoch;
import sextant.mailbox.Position;

/**
 * Writes sync-tokens as URIs that nobody else can make, and reads its own. The text is the numbers of a
 * {@link SyncToken} in base 36 with hyphens between them, and the first 12 octets of their HMAC-SHA256.
 */
public final class SyncTokens {
    private static final String PREFIX = "data:,";
    private static final int RADIX = 36;
    private static final int MAC_DIGITS = 24;
    private static final int LONGEST = 120;

    private final SecretKeySpec key;

    /**
     * Tokens of one server.
     *
     * @param secret the same at every start; with another, all clients start over
     */
    public SyncTokens(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The token's text. */
    public String write(SyncToken token) {
        var numbers = Long.toUnsignedString(token.epoch().value(), RADIX)
                + "-" + Long.toUnsignedString(token.collection().value(), RADIX)
                + "-" + Long.toUnsignedString(token.device().value(), RADIX)
                + "-" + Long.toUnsignedString(token.position().value(), RADIX)
                + token.begun()
                        .map(begun -> "-" + Long.toUnsignedString(begun.value(), RADIX))
                        .orElse("");
        return PREFIX + numbers + "-" + mac(numbers);
    }

    /** Reads a text; empty if it is none that this server wrote. */
    public Optional<SyncToken> read(String text) {
        var end = text.lastIndexOf('-');
        if (!text.startsWith(PREFIX) || end < PREFIX.length() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var numbers = text.substring(PREFIX.length(), end);
        var mac = text.substring(end + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(mac, mac(numbers).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        var fields = numbers.split("-", -1);
        return Optional.of(new SyncToken(
                new Epoch(Long.parseUnsignedLong(fields[0], RADIX)),
                new CollectionId(Long.parseUnsignedLong(fields[1], RADIX)),
                new DeviceId(Long.parseUnsignedLong(fields[2], RADIX)),
                new Position(Long.parseUnsignedLong(fields[3], RADIX)),
                fields.length > 4
                        ? Optional.of(new Position(Long.parseUnsignedLong(fields[4], RADIX)))
                        : Optional.empty()));
    }

    private String mac(String numbers) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var digest = mac.doFinal(numbers.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, MAC_DIGITS / 2));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HmacSHA256", e);
        }
    }
}
