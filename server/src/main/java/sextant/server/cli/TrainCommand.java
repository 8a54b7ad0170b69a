package sextant.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code train}: what the launcher runs to make the ahead-of-time cache. */
@Command(name = "train", hidden = true, description = "Starts a server, talks to it and ends.")
final class TrainCommand implements Callable<Integer> {
    private final Session session;

    TrainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.terminal().out().println("trained");
        return ExitCode.DONE.number();
    }
}
