package sextant.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sextant.server.Services;

/** {@code verify}. */
@Command(
        name = "verify",
        description = {
            "Compares everything stored with its checksums and the journal, and prints what is wrong.",
            "Changes nothing. Ends with 0 only if nothing is wrong.",
            "With --rebuild-index the search indexes are thrown away and made anew before that."
        })
final class VerifyCommand extends StoreCommand {
    @Option(names = "--rebuild-index", description = "Make the search indexes anew.")
    private boolean rebuild;

    VerifyCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        if (rebuild) {
            for (var account : services.accounts().all()) {
                say(account.address() + ": " + services.search().rebuild(account.id()) + " items are indexed.");
            }
        }
        var problems = services.verification().all();
        problems.forEach(problem -> say(Rows.printable(problem)));
        say(problems.isEmpty() ? "No problem found." : problems.size() + " problems found.");
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
