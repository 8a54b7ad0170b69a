package sextant.mailbox.message;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The flag of a message that asks for something to be done (MS-ASEMAIL 2.2.2.34).
 *
 * @param type what is to be done, in words, for example {@code Follow up}
 * @param subject other words than the message's subject; empty if they are the same
 * @param span from when to when
 * @param reminder when to remind of it
 * @param completed when it was done; empty while it is to be done
 * @param ordinal its place among what is to be done, as clients sort it
 */
public record FollowUp(
        String type,
        String subject,
        Optional<Span> span,
        Optional<Instant> reminder,
        Optional<Completion> completed,
        Optional<Ordinal> ordinal) {
    /**
     * Days, both as they are where the person is and in UTC, for only the person's device knows where that is. It does not
     * end before it begins.
     */
    public record Span(LocalDateTime start, Instant utcStart, LocalDateTime due, Instant utcDue) {
        public Span {
            if (utcDue.isBefore(utcStart)) {
                throw new IllegalArgumentException("A flag cannot be due before it starts.");
            }
        }
    }

    /**
     * When it was done.
     *
     * @param date the day, as the person says
     * @param time the moment, as the device says
     */
    public record Completion(Instant date, Instant time) {}

    /** A place in a list: by the moment first, then by the text. */
    public record Ordinal(Instant date, String sub) {}

    /** A flag with nothing but words. */
    public static FollowUp of(String type) {
        return new FollowUp(type, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isComplete() {
        return completed.isPresent();
    }

    /** The same, done. */
    public FollowUp complete(Instant date, Instant time) {
        return new FollowUp(type, subject, span, reminder, Optional.of(new Completion(date, time)), ordinal);
    }

    /** The same, to be done. */
    public FollowUp active() {
        return new FollowUp(type, subject, span, reminder, Optional.empty(), ordinal);
    }
}
