package sextant.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import sextant.server.Backups;
import sextant.server.DataFolder;
import sextant.server.config.Configuration;
import sextant.server.config.Setting;
import sextant.server.config.Values;
import sextant.server.control.Terminal;

/**
 * {@code train}: what the launcher runs to make the ahead-of-time cache (JEP 483, JEP 514). Starts a server on a folder
 * that is thrown away, does what servers, devices and commands commonly do, and ends: the classes they need are what the
 * cache holds.
 */
@Command(name = "train", hidden = true, description = "Starts a server on a throw-away folder, talks to it and ends.")
final class TrainCommand implements Callable<Integer> {
    private static final String ANY_PORT = "127.0.0.1:0";

    private final Session session;

    TrainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var folder = new DataFolder(Files.createTempDirectory("sextant-training"));
        try {
            return train(folder).number();
        } finally {
            Backups.deleteTree(folder.path());
        }
    }

    private ExitCode train(DataFolder folder) throws IOException {
        folder.create();
        var values = Values.defaults()
                .with(Setting.HTTP_LISTEN, ANY_PORT, "training")
                .with(Setting.HTTPS_LISTEN, ANY_PORT, "training");
        try (var serving = Serving.open(session, folder, Configuration.of(values, folder.path()), true)) {
            serving.announce();
            var port = serving.server().plainPort().orElseThrow();
            var password = serving.password().orElseThrow();
            for (var request : TrainingRequests.of("demo@example.org", password)) {
                session.terminal().out().println(request.send(port));
            }
            var data = List.of("--data", folder.path().toString());
            var program = new Program(session.world(), session.environment());
            for (var command : List.of(List.of("user", "list"), List.of("device", "list"), List.of("config"))) {
                var all = new ArrayList<>(command);
                all.addAll(data);
                program.run(all, new Apart(session.terminal()));
            }
        }
        return ExitCode.DONE;
    }

    /** The same terminal, with nobody and nothing to read at it. */
    private record Apart(Terminal terminal) implements Terminal {
        @Override
        public PrintStream out() {
            return terminal.out();
        }

        @Override
        public PrintStream err() {
            return terminal.err();
        }

        @Override
        public InputStream in() {
            return InputStream.nullInputStream();
        }

        @Override
        public Path directory() {
            return terminal.directory();
        }

        @Override
        public Optional<String> password(String prompt) {
            return Optional.empty();
        }
    }
}
