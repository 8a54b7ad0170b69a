package sextant.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sextant.server.Services;
import sextant.server.transfer.Exporter;

/** {@code export --user ADDRESS --out DIR}. */
@Command(
        name = "export",
        description = {
            "Writes all of a user's mailbox into files, each as its author sent it, octet for octet.",
            "\"sextant import\" reads the folder back."
        })
final class ExportCommand extends StoreCommand {
    @Option(names = "--user", paramLabel = "ADDRESS", required = true, description = "Whose mailbox.")
    private String address = "";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A folder that is new or empty.")
    private Path out = Path.of("");

    ExportCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) throws IOException {
        var mailbox = services.mailboxes().of(account(services, address).id());
        var to = session().terminal().resolve(out);
        var written = Exporter.write(mailbox, to);
        say("%d items in %d folders, in %s".formatted(written.items(), written.folders(), to));
        return ExitCode.DONE;
    }
}
