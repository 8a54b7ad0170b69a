package sextant.server.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The order to stop that the system gives a process: SIGTERM, or Ctrl-C. A process that obeys it ends with 0. */
final class StopSignal {
    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch given = new CountDownLatch(1);
    private final CountDownLatch obeyed = new CountDownLatch(1);

    private StopSignal() {}

    /** Listens from now on. */
    static StopSignal listen() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::obey, "stop"));
        return signal;
    }

    private void obey() {
        if (obeyed.getCount() == 0) {
            return; // the process ends by itself, with a code of its own
        }
        given.countDown();
        var clean = false;
        try {
            clean = obeyed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // else the virtual machine would say 143, as if it had been killed
        Runtime.getRuntime().halt(clean ? 0 : 1);
    }

    /** Waits for the order. */
    void await() throws IOException {
        try {
            given.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while serving", e);
        }
    }

    /** Everything is closed: the process may end. */
    void obeyed() {
        obeyed.countDown();
    }
}
