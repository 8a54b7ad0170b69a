package sextant.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sextant.server.Services;
import sextant.server.transfer.Exporter;
import sextant.server.transfer.MailForm;

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

    @Option(
            names = "--mail",
            paramLabel = "FORM",
            description = "How messages are written: eml (a file each, all that is known beside; what import reads back"
                    + " whole), mbox or maildir (as other programs keep them). Default: eml.")
    private MailForm mail = MailForm.EML;

    ExportCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) throws IOException {
        var mailbox = services.mailboxes().of(account(services, address).id());
        var to = session().terminal().resolve(out);
        var written = Exporter.write(mailbox, to, mail);
        say("%d items in %d folders, in %s".formatted(written.items(), written.folders(), to));
        return ExitCode.DONE;
    }
}
