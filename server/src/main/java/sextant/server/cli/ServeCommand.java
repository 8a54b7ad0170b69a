package sextant.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sextant.server.Backups;
import sextant.server.DataFolder;
import sextant.server.Logging;

/** {@code serve}: the server, in the foreground, until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Runs the server until it is stopped (Ctrl-C, or SIGTERM).",
            "The first start makes the data folder, a certificate and an administrator, and prints the password."
        })
final class ServeCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--demo",
            description = "Try it out: with a sample mailbox, in a folder that is removed at the end.")
    private boolean demo;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (session.running().isPresent()) {
            throw Failure.usage("A server does not start in a server.");
        }
        if (demo && options.namesFolder()) {
            throw Failure.usage("--demo makes a folder of its own: leave --data out.");
        }
        var signal = StopSignal.listen();
        try {
            return demo ? serveSamples(signal) : serve(options.folder(session), signal);
        } finally {
            signal.obeyed();
        }
    }

    private int serveSamples(StopSignal signal) throws IOException {
        var folder = new DataFolder(Files.createTempDirectory("sextant-demo"));
        try {
            return serve(folder, signal);
        } finally {
            Backups.deleteTree(folder.path());
        }
    }

    private int serve(DataFolder folder, StopSignal signal) throws IOException {
        folder.create();
        var values = options.values(session);
        var configuration = options.configuration(session, values);
        Logging.level(configuration.log().level());
        try (var serving = Serving.open(session, folder, configuration, demo)) {
            serving.announce();
            signal.await();
            return ExitCode.DONE.number();
        }
    }
}
