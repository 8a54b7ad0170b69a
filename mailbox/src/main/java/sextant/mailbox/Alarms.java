package sextant.mailbox;

import java.time.Duration;

/** Calls back after a while. Injected like the clock, so that tests run on virtual time. */
public interface Alarms {
    /** Runs the action once, on a thread of its own choosing, unless the alarm is cancelled before. */
    Alarm after(Duration delay, Runnable action);

    /** An alarm that was set. */
    interface Alarm {
        /** Does nothing if it went off already. */
        void cancel();
    }
}
