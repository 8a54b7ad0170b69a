package sextant.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sextant.server.Services;
import sextant.server.transfer.ImportReport;
import sextant.server.transfer.Importer;

/** {@code import --user ADDRESS [--folder NAME] FILE|DIR...}. */
@Command(
        name = "import",
        description = {
            "Brings contacts (.vcf), events, tasks and notes (.ics) and messages (.eml, .mbox, maildirs) into a user's mailbox.",
            "What has a UID that is there already replaces it, if it differs; a message that is there already stays as it",
            "is; so an import repeated adds nothing."
        })
final class ImportCommand extends StoreCommand {
    private static final int PROGRESS = 1000;

    @Option(names = "--user", paramLabel = "ADDRESS", required = true, description = "Whose mailbox.")
    private String address = "";

    @Option(
            names = "--folder",
            paramLabel = "NAME",
            description =
                    "The calendar, list, address book or mail folder to put all into; made if there is none of this"
                            + " name. Not given: the user's own Calendar, Tasks, Notes and Contacts, and for messages folders named"
                            + " as the files or directories they are in.")
    private @Nullable String folder;

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Files, or folders with files in them.")
    private List<Path> files = List.of();

    ImportCommand(Session session) {
        super(session);
    }

    @Override
    void prepare() throws IOException {
        for (var file : files) {
            var path = session().terminal().resolve(file);
            if (!Files.exists(path)) {
                throw Failure.usage(path + " does not exist.");
            }
        }
    }

    @Override
    ExitCode run(Services services) throws IOException {
        var mailbox = services.mailboxes().of(account(services, address).id());
        var importer = new Importer(mailbox, Optional.ofNullable(folder), new ImportReport() {
            @Override
            public void refused(String file, int line, String reason) {
                warn(Rows.printable(file + (line > 0 ? ", line " + line : "") + ": " + reason));
            }

            @Override
            public void progress(long done) {
                if (done % PROGRESS == 0) {
                    warn(done + " items ...");
                }
            }
        });
        for (var file : files) {
            importer.take(session().terminal().resolve(file));
        }
        var result = importer.finish();
        say("%d added, %d changed, %d unchanged, %d refused"
                .formatted(result.added(), result.changed(), result.unchanged(), result.refused()));
        return result.refused() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
