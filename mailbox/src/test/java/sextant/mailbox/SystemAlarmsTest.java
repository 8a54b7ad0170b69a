package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SystemAlarmsTest {
    @Test
    void alarmsGoOffInTheirOrderOnVirtualThreads() throws Exception {
        try (var alarms = new SystemAlarms()) {
            var order = new LinkedBlockingQueue<String>();
            alarms.after(
                    Duration.ofMillis(300),
                    () -> order.add("late " + Thread.currentThread().isVirtual()));
            alarms.after(
                    Duration.ofMillis(1),
                    () -> order.add("early " + Thread.currentThread().isVirtual()));
            assertThat(order.poll(30, TimeUnit.SECONDS)).isEqualTo("early true");
            assertThat(order.poll(30, TimeUnit.SECONDS)).isEqualTo("late true");
        }
    }

    @Test
    void aCancelledAlarmDoesNotGoOff() throws Exception {
        try (var alarms = new SystemAlarms()) {
            var rang = new AtomicBoolean();
            var later = new CountDownLatch(1);
            alarms.after(Duration.ofMillis(50), () -> rang.set(true)).cancel();
            alarms.after(Duration.ofMillis(150), later::countDown);
            assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(rang).isFalse();
        }
    }

    @Test
    void anActionThatBlocksOrFailsDelaysNoOther() throws Exception {
        try (var alarms = new SystemAlarms()) {
            var never = new CountDownLatch(1);
            var rang = new CountDownLatch(1);
            alarms.after(Duration.ZERO, () -> {
                throw new IllegalStateException("meant to fail");
            });
            alarms.after(Duration.ZERO, () -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            alarms.after(Duration.ofMillis(1), rang::countDown);
            assertThat(rang.await(30, TimeUnit.SECONDS)).isTrue();
            never.countDown();
        }
    }
}
