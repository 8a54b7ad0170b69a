package sextant.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that passes only when a test says so. Alarms go off on the thread that advances it, in the order they are due.
 * They follow the time that passed, not the clock: setting the clock moves none of them.
 */
public final class VirtualTime implements InstantSource, Alarms {
    private record Pending(long due, long order, Runnable action) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<Pending> pending =
            new TreeSet<>(Comparator.comparingLong(Pending::due).thenComparingLong(Pending::order));
    private Instant wall;
    private long passed;
    private long orders;

    public VirtualTime() {
        this(Instant.parse("2026-03-01T08:00:00Z"));
    }

    public VirtualTime(Instant start) {
        wall = start;
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return wall;
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds that passed since the start: a monotonic clock. */
    public long nanos() {
        lock.lock();
        try {
            return passed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        lock.lock();
        try {
            var set = new Pending(passed + Math.max(0, delay.toNanos()), orders++, action);
            pending.add(set);
            return () -> cancel(set);
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Pending set) {
        lock.lock();
        try {
            pending.remove(set);
        } finally {
            lock.unlock();
        }
    }

    /** Alarms that have neither gone off nor been cancelled. */
    public int alarms() {
        lock.lock();
        try {
            return pending.size();
        } finally {
            lock.unlock();
        }
    }

    /** Lets time pass; alarms that become due go off, those they set included. */
    public void advance(Duration by) {
        var end = nanos() + by.toNanos();
        for (var due = nextDue(end); due.isPresent(); due = nextDue(end)) {
            due.get().action().run();
        }
        lock.lock();
        try {
            moveTo(end);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Pending> nextDue(long end) {
        lock.lock();
        try {
            if (pending.isEmpty() || pending.first().due() > end) {
                return Optional.empty();
            }
            var next = pending.removeFirst();
            moveTo(next.due());
            return Optional.of(next);
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(long moment) {
        wall = wall.plusNanos(Math.max(0, moment - passed));
        passed = Math.max(passed, moment);
    }

    /** Sets the clock, forwards or back, as an administrator might; no time passes. */
    public void set(Instant now) {
        lock.lock();
        try {
            wall = now;
        } finally {
            lock.unlock();
        }
    }
}
