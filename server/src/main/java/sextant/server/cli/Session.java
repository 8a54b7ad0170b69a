package sextant.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import sextant.mailbox.MailboxLimits;
import sextant.server.DataFolder;
import sextant.server.Services;
import sextant.server.Start;
import sextant.server.World;
import sextant.server.control.ControlClient;
import sextant.server.control.Terminal;
import sextant.store.sqlite.StoreInUse;

/**
 * What one command has at hand.
 *
 * @param arguments as typed, to be handed on to a server
 * @param terminal who typed them
 * @param world clock, alarms and chance
 * @param environment the process's variables
 * @param running the services of the server this runs in, when it does
 */
record Session(
        List<String> arguments,
        Terminal terminal,
        World world,
        Map<String, String> environment,
        Optional<Services> running) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Works on an open store. */
    @FunctionalInterface
    interface Work {
        /** Answers the exit code. */
        ExitCode on(Services services) throws IOException;
    }

    /** The data folder that was meant. */
    DataFolder folder(Path typed) {
        return new DataFolder(terminal.resolve(typed));
    }

    /**
     * Does the work where the store is open: here, if this is the server, or in the server that runs on the folder, or on
     * the store opened for this command alone.
     *
     * @return the exit code of the command
     */
    int withServices(DataFolder folder, Work work) throws IOException {
        if (running.isPresent()) {
            return work.on(running.get()).number();
        }
        if (!folder.exists()) {
            throw Failure.usage("There is no data of Sextant in " + folder.path()
                    + ". Name the folder with --data, or start the server once with: sextant serve");
        }
        for (var waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(PAUSE)) {
            var exit = ControlClient.run(folder.path(), arguments, terminal);
            if (exit.isPresent()) {
                return exit.getAsInt();
            }
            try (var services = Start.services(world, folder, MailboxLimits.DEFAULT)) {
                return work.on(services).number();
            } catch (StoreInUse e) {
                pause(); // a server that is starting or stopping, or another command
            }
        }
        throw Failure.failed("Another process has " + folder.path()
                + " open and takes no commands. Try again, or stop that process.");
    }

    private void pause() throws IOException {
        var over = new CountDownLatch(1);
        world.alarms().after(PAUSE, over::countDown);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the data folder", e);
        }
    }
}
