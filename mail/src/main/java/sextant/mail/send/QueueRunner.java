package sextant.mail.send;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.mailbox.Account;
import sextant.mailbox.AccountId;
import sextant.mailbox.Accounts;
import sextant.mailbox.Alarms;
import sextant.mailbox.ItemId;

/**
 * Sends what is in the outboxes, each message when its time has come. It knows by heart which those are, and reads each anew
 * before an attempt: what was taken out, or put off, is not sent. For one start.
 */
public final class QueueRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueRunner.class);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Accounts accounts;
    private final Attempt attempt;
    private final InstantSource clock;
    private final Alarms alarms;
    private final Semaphore room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final Map<Key, Instant> times = new HashMap<>();
    private final TreeSet<Due> due = new TreeSet<>();
    private final Set<Key> running = new HashSet<>();
    private Alarms.@Nullable Alarm alarm;
    private boolean closed;

    private record Key(AccountId account, ItemId item) {}

    private record Due(Instant at, Key key) implements Comparable<Due> {
        private static final Comparator<Due> ORDER = Comparator.comparing(Due::at)
                .thenComparingLong(due -> due.key().account().value())
                .thenComparingLong(due -> due.key().item().value());

        @Override
        public int compareTo(Due other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A runner that does not run yet.
     *
     * @param sending messages that are on their way out at once
     */
    public QueueRunner(
            Outbox outbox, Accounts accounts, Attempt attempt, InstantSource clock, Alarms alarms, int sending) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.attempt = attempt;
        this.clock = clock;
        this.alarms = alarms;
        this.room = new Semaphore(sending);
    }

    /** Begins with what was left from before. */
    public void begin() {
        outbox.onArrival((account, item) -> schedule(new Key(account, item), clock.instant()));
        Thread.ofVirtual().name("queue").start(this::recall);
    }

    private void recall() {
        try {
            var all = accounts.all().stream().map(Account::id).toList();
            var entries = outbox.entries(all);
            entries.forEach(entry -> schedule(
                    new Key(entry.account(), entry.item()), entry.waiting().next()));
            if (!entries.isEmpty()) {
                LOG.info("{} messages are on their way out", entries.size());
            }
        } catch (RuntimeException e) {
            LOG.error("The queue could not be read; trying again in {}", AFTER_TROUBLE, e);
            alarms.after(AFTER_TROUBLE, this::recall);
        }
    }

    private void schedule(Key key, Instant at) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            var before = times.put(key, at);
            if (before != null) {
                due.remove(new Due(before, key));
            }
            due.add(new Due(at, key));
            set();
        } finally {
            lock.unlock();
        }
    }

    /** Starts what is due, and sets the alarm for what is next. */
    private void set() {
        var now = clock.instant();
        while (!due.isEmpty() && !due.first().at().isAfter(now)) {
            var key = due.removeFirst().key();
            times.remove(key);
            if (running.add(key)) { // else its attempt looks for itself when it ends
                Thread.ofVirtual().name("queue " + key.item().value()).start(() -> run(key));
            }
        }
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        if (!due.isEmpty()) {
            alarm = alarms.after(Duration.between(now, due.first().at()), this::wake);
        }
    }

    private void wake() {
        lock.lock();
        try {
            if (!closed) {
                set();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run(Key key) {
        Optional<Instant> next = Optional.empty();
        room.acquireUninterruptibly();
        try {
            next = attempt.make(key.account(), key.item());
        } catch (RuntimeException | IOException | Error e) {
            // whatever it was, the message must not lie there until the next start
            LOG.error(
                    "message {} of account {} could not be sent",
                    key.item().value(),
                    key.account().value(),
                    e);
            next = Optional.of(clock.instant().plus(AFTER_TROUBLE));
        } finally {
            room.release();
            ended(key, next);
        }
    }

    private void ended(Key key, Optional<Instant> next) {
        lock.lock();
        try {
            running.remove(key);
            next.ifPresent(at -> schedule(key, at));
            quiet.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether an attempt is being made. */
    public boolean isSending() {
        lock.lock();
        try {
            return !running.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Begins nothing more, and lets what has begun end, for a while. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (alarm != null) {
                alarm.cancel();
            }
            var patience = Duration.ofSeconds(3).toNanos();
            while (!running.isEmpty() && patience > 0) {
                patience = quiet.awaitNanos(patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
