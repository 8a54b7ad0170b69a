package sextant.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.mailbox.Alarms;
import sextant.mailbox.store.StoreException;

/** What is done once a day without anybody asking: what is older than the limits say is let go of. For one start. */
final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration DAILY = Duration.ofDays(1);
    // not at the start itself, when every device connects anew
    private static final Duration FIRST = Duration.ofMinutes(10);

    private final Services services;
    private final AtomicReference<Alarms.@Nullable Alarm> next = new AtomicReference<>();
    private volatile boolean closed;

    Upkeep(Services services) {
        this.services = services;
    }

    void begin() {
        schedule(FIRST);
    }

    private void schedule(Duration delay) {
        next.set(services.world().alarms().after(delay, this::run));
        if (closed) {
            cancel();
        }
    }

    private void run() {
        if (closed) {
            return;
        }
        try {
            var pruned = services.retention().run();
            LOG.info("The daily upkeep is done: {} collections had tombstones that are old enough to drop", pruned);
        } catch (StoreException e) {
            LOG.warn("The daily upkeep failed and will be tried again tomorrow", e);
        }
        schedule(DAILY);
    }

    private void cancel() {
        var alarm = next.getAndSet(null);
        if (alarm != null) {
            alarm.cancel();
        }
    }

    @Override
    public void close() {
        closed = true;
        cancel();
    }
}
