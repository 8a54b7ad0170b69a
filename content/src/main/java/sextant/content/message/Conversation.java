package sextant.content.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.content.ContentHash;

/**
 * Which messages belong together. The id comes from the id of the message that began it, which replies name first among their
 * references (RFC 5322 3.6.4); the index is what Outlook sorts by (MS-OXOMSG 2.2.1.3).
 */
public final class Conversation {
    private static final int ID = 16;
    private static final int INDEX = 22;
    private static final int MOST = 4 * 1024;
    private static final Set<String> ANSWERS = Set.of(
            "re", "fw", "fwd", "aw", "wg", "sv", "vs", "vb", "antw", "odp", "pd", "tr", "rv", "res", "enc", "ynt", "i",
            "r");
    private static final int LONGEST_ANSWER = 4;

    /** From 1601 to 1970, in units of 100 ns. */
    private static final long EPOCH = 116_444_736_000_000_000L;

    private final String topic;
    private final byte[] id;
    private final byte[] index;

    private Conversation(String topic, byte[] id, byte[] index) {
        this.topic = topic;
        this.id = id;
        this.index = index;
    }

    static Conversation of(Header header, Optional<Instant> sent) {
        var topic = header.text("Thread-Topic")
                .orElseGet(() -> topic(header.text("Subject").orElse("")));
        var index = header.first("Thread-Index").flatMap(Conversation::index);
        var id = root(header)
                .map(Conversation::hash)
                .or(() -> index.map(octets -> Arrays.copyOfRange(octets, INDEX - ID, INDEX)))
                .orElseGet(() -> hash(topic.toLowerCase(Locale.ROOT)));
        return new Conversation(topic, id, index.orElseGet(() -> made(id, sent.orElse(Instant.EPOCH))));
    }

    private static Optional<String> root(Header header) {
        return header.ids("References").stream()
                .findFirst()
                .or(() -> header.ids("In-Reply-To").stream().findFirst())
                .or(() -> header.ids("Message-ID").stream().findFirst());
    }

    private static byte[] hash(String text) {
        return Arrays.copyOf(
                ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).digest(), ID);
    }

    private static Optional<byte[]> index(String value) {
        try {
            var octets = Base64.getDecoder().decode(Texts.atMost(value, MOST).replace(" ", ""));
            return octets.length >= INDEX && (octets.length - INDEX) % 5 == 0 ? Optional.of(octets) : Optional.empty();
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** MS-OXOMSG 2.2.1.3: one, five octets of the time, the id. */
    private static byte[] made(byte[] id, Instant sent) {
        var filetime = sent.getEpochSecond() * 10_000_000 + sent.getNano() / 100 + EPOCH;
        var time = ByteBuffer.allocate(Long.BYTES).putLong(filetime).array();
        return ByteBuffer.allocate(INDEX).put((byte) 1).put(time, 1, 5).put(id).array();
    }

    /** A subject without what answers and forwarded messages put in front of it, in the languages mail programs speak. */
    static String topic(String subject) {
        var topic = subject.strip();
        while (true) {
            var colon = topic.indexOf(':');
            if (colon < 1 || !isAnswer(topic.substring(0, colon))) {
                return topic;
            }
            topic = topic.substring(colon + 1).strip();
        }
    }

    private static boolean isAnswer(String word) {
        var bracket = word.indexOf('[');
        var plain = (bracket > 0 ? word.substring(0, bracket) : word).strip();
        return plain.length() <= LONGEST_ANSWER && ANSWERS.contains(plain.toLowerCase(Locale.ROOT));
    }

    /** The subject they share. */
    public String topic() {
        return topic;
    }

    /** 16 octets, the same in all of them. */
    public byte[] id() {
        return id.clone();
    }

    /** At least 22 octets; those of an answer begin with those of what it answers, if Outlook wrote them. */
    public byte[] index() {
        return index.clone();
    }
}
