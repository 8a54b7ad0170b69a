package sextant.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sextant.mailbox.store.StoreException;
import sextant.server.Backups;
import sextant.server.DataFolder;
import sextant.store.sqlite.SqliteOptions;
import sextant.store.sqlite.SqliteStore;
import sextant.store.sqlite.StoreInUse;

/** {@code restore --from DIR}. */
@Command(
        name = "restore",
        description = {
            "Puts a backup in the place of what is in the data folder, which is kept aside.",
            "The server must not run. Every device starts over afterwards, by itself; nothing comes twice."
        })
final class RestoreCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:SEXTANT_DATA:-data}",
            description = "The data folder to put it into.")
    private Path data = Path.of("data");

    @Option(names = "--from", paramLabel = "DIR", required = true, description = "The backup.")
    private Path from = Path.of("");

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var backup = session.folder(from);
        var folder = session.folder(data);
        if (!backup.exists()) {
            throw Failure.usage(backup.path() + " is no backup: there is no folder \"store\" in it.");
        }
        if (folder.exists()) {
            requireUnused(folder);
        }
        var world = session.world();
        var restored = Backups.restore(world.clock(), world.random(), backup, folder);
        var out = session.terminal().out();
        if (!restored.problems().isEmpty()) {
            restored.problems().forEach(problem -> out.println(Rows.printable(problem)));
            throw Failure.failed("The backup is damaged. " + folder.path() + " is as it was.");
        }
        out.println("Restored " + folder.path() + " from " + backup.path() + ".");
        restored.former().ifPresent(former -> out.println("What was there before is in " + former + "."));
        return ExitCode.DONE.number();
    }

    private void requireUnused(DataFolder folder) {
        try {
            SqliteStore.open(folder.store(), SqliteOptions.DEFAULTS).close();
        } catch (StoreInUse e) {
            throw Failure.failed("A server runs on " + folder.path() + ". Stop it, then restore.");
        } catch (StoreException damaged) {
            // the very reason to restore; it is kept aside, for what can be saved of it
            session.terminal().err().println("The store that is there now cannot be opened: " + damaged.getMessage());
        }
    }
}
