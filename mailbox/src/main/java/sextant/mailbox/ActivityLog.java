package sextant.mailbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.mailbox.store.StoreException;

/**
 * What each device did lately, the last {@value #KEPT} things. They are noted in memory and written together with others
 * after a minute, as state of the device, which goes when its row goes; so a crash may cost the last minute of them.
 * Safe for use by any number of threads; one per store and process.
 */
public final class ActivityLog implements AutoCloseable {
    /** How many things are kept of each device. */
    public static final int KEPT = 50;

    /** How long they may stay unwritten. */
    static final Duration DELAY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(ActivityLog.class);
    private static final Author AUTHOR = Author.server("activity");
    private static final String STATE = "activity";

    private record Row(AccountId account, DeviceId device) {}

    private final Mailboxes mailboxes;
    private final Devices devices;
    private final Map<Row, Deque<Activity>> unwritten = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean alarmed = new AtomicBoolean();
    private volatile boolean closed;

    public ActivityLog(Mailboxes mailboxes, Devices devices) {
        this.mailboxes = mailboxes;
        this.devices = devices;
    }

    /** Takes down what a device did. */
    public void note(AccountId account, DeviceId device, Activity activity) {
        lock.lock();
        try {
            var ring = unwritten.computeIfAbsent(new Row(account, device), row -> new ArrayDeque<>());
            ring.addLast(activity);
            if (ring.size() > KEPT) {
                ring.removeFirst();
            }
        } finally {
            lock.unlock();
        }
        devices.news().happened(account);
        if (!closed && alarmed.compareAndSet(false, true)) {
            mailboxes.alarms().after(DELAY, this::flushLater);
        }
    }

    /** What a device did, the latest first; nothing of a device that the account does not have. */
    public List<Activity> recent(AccountId account, DeviceId device) {
        if (!devices.exists(account, device)) {
            return List.of();
        }
        // Nothing is missing between the two: what is written stays in memory until it is.
        writing.lock();
        try {
            return joined(new Row(account, device), noted().getOrDefault(new Row(account, device), List.of()))
                    .reversed();
        } finally {
            writing.unlock();
        }
    }

    private Map<Row, List<Activity>> noted() {
        lock.lock();
        try {
            var copy = new HashMap<Row, List<Activity>>();
            unwritten.forEach((row, ring) -> copy.put(row, List.copyOf(ring)));
            return copy;
        } finally {
            lock.unlock();
        }
    }

    private List<Activity> joined(Row row, List<Activity> later) {
        var all = new ArrayList<>(mailboxes
                .of(row.account())
                .state(row.device(), STATE)
                .map(ActivityPages::read)
                .orElse(List.of()));
        all.addAll(later);
        return all.subList(Math.max(0, all.size() - KEPT), all.size());
    }

    private void flushLater() {
        alarmed.set(false);
        if (!closed) {
            flush();
        }
    }

    /** Writes what was noted so far. */
    public void flush() {
        writing.lock();
        try {
            var byAccount = new HashMap<AccountId, Map<Row, List<Activity>>>();
            noted().forEach((row, later) -> byAccount
                    .computeIfAbsent(row.account(), account -> new HashMap<>())
                    .put(row, later));
            byAccount.forEach(this::write);
        } finally {
            writing.unlock();
        }
    }

    private void write(AccountId account, Map<Row, List<Activity>> rows) {
        try {
            List<Edit> edits = new ArrayList<>();
            rows.forEach((row, later) -> {
                if (devices.exists(account, row.device())) {
                    var value = ActivityPages.write(joined(row, later));
                    edits.add(new Edit.SetState(row.device(), STATE, Optional.of(value)));
                }
            });
            if (!edits.isEmpty()) {
                mailboxes.of(account).commit(new Batch(AUTHOR, Optional.empty(), edits));
            }
        } catch (StoreException | MailboxException e) {
            LOG.warn("what devices of account {} did last was not written", account.value(), e);
        }
        forget(rows);
    }

    /** What came meanwhile stays. */
    private void forget(Map<Row, List<Activity>> rows) {
        lock.lock();
        try {
            rows.forEach((row, written) -> unwritten.computeIfPresent(row, (same, ring) -> {
                written.forEach(ring::remove);
                return ring.isEmpty() ? null : ring;
            }));
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is noted; later activities are not written any more. */
    @Override
    public void close() {
        closed = true;
        flush();
    }
}
