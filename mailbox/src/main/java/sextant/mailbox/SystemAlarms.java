package sextant.mailbox;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alarms on the machine's monotonic clock. One daemon thread keeps the time; each action runs on a virtual thread of its
 * own, so a slow one delays no other.
 */
public final class SystemAlarms implements Alarms, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SystemAlarms.class);

    private final ScheduledThreadPoolExecutor timer;

    public SystemAlarms() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("alarms").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        var set = timer.schedule(() -> start(action), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> set.cancel(false);
    }

    private static void start(Runnable action) {
        Thread.ofVirtual()
                .name("alarm")
                .uncaughtExceptionHandler((thread, failure) -> LOG.error("an alarm's action failed", failure))
                .start(action);
    }

    /** Cancels all alarms that have not gone off. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
