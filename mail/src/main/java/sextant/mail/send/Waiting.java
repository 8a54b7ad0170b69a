package sextant.mail.send;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import sextant.content.message.MailAddress;
import sextant.mailbox.Properties;

/**
 * What is known of a message that is on its way out, as properties of its item in the outbox: so it is as durable as the
 * message, and gone with it.
 *
 * @param from the return path; empty for a report or an automatic answer, of which no report comes back
 * @param recipients whom it is still to reach, and whom it reached or never will
 * @param envelopeId given back in reports (RFC 3461 4.4); may be empty
 * @param full whether a report returns the whole message
 * @param since when it was handed in
 * @param attempts how often it was tried
 * @param next when it is tried again
 * @param warned whether the sender was told that it takes long
 */
public record Waiting(
        String from,
        List<Recipient> recipients,
        String envelopeId,
        boolean full,
        Instant since,
        int attempts,
        Instant next,
        boolean warned) {
    private static final String FROM = "queue.from";
    private static final String TO = "queue.to";
    private static final String ENVELOPE_ID = "queue.envelope-id";
    private static final String FULL = "queue.full";
    private static final String SINCE = "queue.since";
    private static final String ATTEMPTS = "queue.attempts";
    private static final String NEXT = "queue.next";
    private static final String WARNED = "queue.warned";
    private static final int FIELDS = 5;
    private static final int LONGEST_REPLY = 200;

    public Waiting {
        recipients = List.copyOf(recipients);
    }

    /** How far a message came on its way to one recipient. */
    public enum Progress {
        /** It is still to be sent. */
        WAITING,
        /** Another server has it. */
        RELAYED,
        /** A mailbox here has it. */
        DELIVERED,
        /** It never will. */
        FAILED
    }

    /** What the sender wants to be told (RFC 3461 4.1). */
    public enum Notify {
        SUCCESS,
        FAILURE,
        DELAY
    }

    /**
     * One of those it is for.
     *
     * @param wanted when the sender is told
     * @param original the address as the sender knew it, with its type ({@code rfc822;...}); may be empty
     * @param said what the last server said, or why none was asked; may be empty
     */
    public record Recipient(String address, Progress progress, Set<Notify> wanted, String original, String said) {
        public Recipient {
            wanted = Set.copyOf(wanted);
            said = line(said);
            original = line(original);
        }

        /** Somebody who is told of by default: when it fails, and when it takes long. */
        public static Recipient of(String address) {
            return new Recipient(address, Progress.WAITING, Set.of(Notify.FAILURE, Notify.DELAY), "", "");
        }

        public Recipient to(Progress now, String reply) {
            return new Recipient(address, now, wanted, original, reply);
        }

        boolean isWaiting() {
            return progress == Progress.WAITING;
        }

        /** The domain it goes to, in lower case. */
        public String domain() {
            return MailAddress.domainOf(address);
        }

        private static String line(String text) {
            var plain = text.replace('\t', ' ').replace('\r', ' ').replace('\n', ' ');
            return plain.length() > LONGEST_REPLY ? plain.substring(0, LONGEST_REPLY) : plain;
        }

        private String written() {
            var words = wanted.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
            return String.join("\t", address, progress.name(), words, original, said);
        }

        private static Recipient read(String line) {
            var fields = line.split("\t", -1);
            if (fields.length != FIELDS) {
                throw new IllegalArgumentException("a recipient has " + FIELDS + " fields");
            }
            var notify = new TreeSet<Notify>();
            for (var word : fields[2].split(",", -1)) {
                if (!word.isEmpty()) {
                    notify.add(Notify.valueOf(word));
                }
            }
            return new Recipient(fields[0], Progress.valueOf(fields[1]), notify, fields[3], fields[4]);
        }
    }

    /** A message that was just handed in. */
    public static Waiting now(String from, List<Recipient> recipients, Instant at) {
        return new Waiting(from, recipients, "", false, at, 0, at, false);
    }

    /** What an item's properties say; empty if it is not on its way. */
    public static Optional<Waiting> of(Properties properties) {
        var recipients = properties.get(TO);
        if (recipients.isEmpty()) {
            return Optional.empty();
        }
        try {
            var read = new ArrayList<Recipient>();
            recipients.get().lines().map(Recipient::read).forEach(read::add);
            return Optional.of(new Waiting(
                    properties.get(FROM).orElse(""),
                    read,
                    properties.get(ENVELOPE_ID).orElse(""),
                    properties.get(FULL).isPresent(),
                    need(properties, SINCE, Instant::parse),
                    need(properties, ATTEMPTS, Integer::parseInt),
                    need(properties, NEXT, Instant::parse),
                    properties.get(WARNED).isPresent()));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static <T> T need(Properties properties, String name, Function<String, T> reader) {
        return properties.get(name).map(reader).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    /** The properties with this in them. */
    public Properties into(Properties properties) {
        var written = without(properties)
                .with(FROM, from)
                .with(TO, recipients.stream().map(Recipient::written).collect(Collectors.joining("\n")))
                .with(SINCE, since.toString())
                .with(ATTEMPTS, String.valueOf(attempts))
                .with(NEXT, next.toString());
        written = envelopeId.isEmpty() ? written : written.with(ENVELOPE_ID, envelopeId);
        written = full ? written.with(FULL, "1") : written;
        return warned ? written.with(WARNED, "1") : written;
    }

    private static Properties without(Properties properties) {
        var left = properties;
        for (var name : List.of(FROM, TO, ENVELOPE_ID, FULL, SINCE, ATTEMPTS, NEXT, WARNED)) {
            left = left.without(name);
        }
        return left;
    }

    public Waiting recipients(List<Recipient> now) {
        return new Waiting(from, now, envelopeId, full, since, attempts, next, warned);
    }

    /** After one more attempt. */
    Waiting attempted(List<Recipient> now, Instant again) {
        return new Waiting(from, now, envelopeId, full, since, attempts + 1, again, warned);
    }

    Waiting at(Instant again) {
        return new Waiting(from, recipients, envelopeId, full, since, attempts, again, warned);
    }

    Waiting withWarning() {
        return new Waiting(from, recipients, envelopeId, full, since, attempts, next, true);
    }

    Waiting envelope(String id, boolean whole) {
        return new Waiting(from, recipients, id, whole, since, attempts, next, warned);
    }
}
