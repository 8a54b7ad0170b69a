package sextant.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.mailbox.store.Store;

/**
 * Lets go of what is older than the limits say: history, remembered operations, unreferenced documents and tombstones.
 * Runs when it is called, about once a day; two runs of one store must not overlap.
 *
 * <p>A clock that is wrong must not cost anything, so retention keeps a time of its own: it follows the clock, but never
 * goes back and goes ahead by at most {@link #STEP} in one run. After a long outage it catches up slowly.
 *
 * <p>Tombstones bear no date. So each run notes, now and then, which position an account's journal has reached; what lies
 * below a note that is old enough is old enough itself.
 */
public final class Retention {
    /** How far retention's own time goes ahead in one run. */
    static final Duration STEP = Duration.ofDays(2);

    /** How far apart the notes of an account are at least. */
    static final Duration GRAIN = Duration.ofDays(10);

    private static final String NOW = "retention.now";
    private static final String MARKS = "retention.marks.";
    private static final int PAGE = 1_000;

    /** The journal had reached this position at this time. */
    private record Mark(Instant at, Position position) {}

    private final Mailboxes mailboxes;
    private final Store store;

    public Retention(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
        this.store = mailboxes.store();
    }

    /**
     * Does what is due.
     *
     * @return how many collections had tombstones pruned
     */
    public int run() {
        var now = advance();
        store.forget(now.minus(mailboxes.limits().history()));
        var pruned = 0;
        for (var account : store.accounts()) {
            pruned += prune(account.id(), now);
        }
        return pruned;
    }

    private Instant advance() {
        var clock = mailboxes.clock().instant();
        var before = store.setting(NOW).map(octets -> Instant.ofEpochSecond(Long.parseLong(text(octets))));
        var now = before.map(last -> clamp(clock, last, last.plus(STEP))).orElse(clock);
        store.putSetting(NOW, octets(String.valueOf(now.getEpochSecond())));
        return now;
    }

    private static Instant clamp(Instant value, Instant least, Instant most) {
        if (value.isBefore(least)) {
            return least;
        }
        return value.isAfter(most) ? most : value;
    }

    private int prune(AccountId account, Instant now) {
        var head = store.head(account);
        if (head.isEmpty()) {
            return 0;
        }
        var marks = marks(account);
        var old = marks.stream()
                .filter(mark -> !mark.at().isAfter(now.minus(mailboxes.limits().tombstones())))
                .toList();
        var pruned = old.isEmpty() ? 0 : prune(account, old.getLast().position());
        marks.removeAll(old);
        if (marks.isEmpty() || !marks.getLast().at().plus(GRAIN).isAfter(now)) {
            marks.add(new Mark(now, head.get().position()));
            keep(account, marks);
        } else if (!old.isEmpty()) {
            keep(account, marks);
        }
        return pruned;
    }

    private int prune(AccountId account, Position upTo) {
        var pruned = 0;
        for (var collection : store.collections(account)) {
            var newest = newestTombstone(account, collection, upTo);
            if (newest.isPresent()) {
                mailboxes.journaled(account).journal().prune(collection.id(), newest.get());
                pruned++;
            }
        }
        return pruned;
    }

    /**
     * The horizon rises only to where tombstones really go: a device that asks seldom, because nothing happens in its
     * collection, need not start over.
     */
    private Optional<Position> newestTombstone(AccountId account, Collection collection, Position upTo) {
        var newest = Optional.<Position>empty();
        // From the very start there would be no removals to see.
        var since = collection.horizon().compareTo(new Position(1)) > 0 ? collection.horizon() : new Position(1);
        var more = true;
        while (more && upTo.isAfter(since)) {
            var page = store.changes(account, collection.id(), since, PAGE);
            for (var removal : page.removals()) {
                if (!removal.position().isAfter(upTo)) {
                    newest = Optional.of(removal.position());
                }
            }
            since = page.upTo();
            more = page.more();
        }
        return newest;
    }

    private List<Mark> marks(AccountId account) {
        var marks = new ArrayList<Mark>();
        store.setting(MARKS + account.value())
                .ifPresent(octets -> text(octets).lines().forEach(line -> {
                    var space = line.indexOf(' ');
                    marks.add(new Mark(
                            Instant.ofEpochSecond(Long.parseLong(line.substring(0, space))),
                            new Position(Long.parseLong(line.substring(space + 1)))));
                }));
        return marks;
    }

    private void keep(AccountId account, List<Mark> marks) {
        var text = new StringBuilder();
        for (var mark : marks) {
            text.append(mark.at().getEpochSecond())
                    .append(' ')
                    .append(mark.position().value())
                    .append('\n');
        }
        store.putSetting(MARKS + account.value(), octets(text.toString()));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.US_ASCII);
    }
}
