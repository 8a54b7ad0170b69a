package sextant.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sextant.server.Backups;
import sextant.server.Services;

/** {@code backup --out DIR}. */
@Command(
        name = "backup",
        description = {
            "Writes a complete copy of the data folder, as of one moment, into a new or empty folder.",
            "The server may run meanwhile. Keep the copy on another disk."
        })
final class BackupCommand extends StoreCommand {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write it.")
    private Path out = Path.of("");

    BackupCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) throws IOException {
        var to = session().terminal().resolve(out);
        Backups.write(services.store(), session().folder(data()), to);
        say("The backup is in " + to + ".");
        return ExitCode.DONE;
    }
}
