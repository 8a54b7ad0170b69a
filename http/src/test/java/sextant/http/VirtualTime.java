package sextant.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import sextant.mailbox.Alarms;

/** Time that stands still until a test moves it. */
final class VirtualTime {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private record Waiting(long due, Runnable action) implements Alarms.Alarm {
        @Override
        public void cancel() {}
    }

    private final List<Waiting> alarms = new ArrayList<>();
    private long nanos;

    synchronized long nanos() {
        return nanos;
    }

    Instant now() {
        return START.plusNanos(nanos());
    }

    Timing timing() {
        return new Timing(this::now, this::nanos, this::after);
    }

    private synchronized Alarms.Alarm after(Duration delay, Runnable action) {
        var waiting = new Waiting(nanos + delay.toNanos(), action);
        alarms.add(waiting);
        return () -> cancel(waiting);
    }

    private synchronized void cancel(Waiting waiting) {
        alarms.remove(waiting);
    }

    /** Moves time on and lets off the alarms that fall due, each once. */
    void pass(Duration duration) {
        List<Waiting> due;
        synchronized (this) {
            nanos += duration.toNanos();
            due = alarms.stream().filter(alarm -> alarm.due <= nanos).toList();
            alarms.removeAll(due);
        }
        due.forEach(alarm -> alarm.action.run());
    }
}
