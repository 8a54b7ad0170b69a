package sextant.server.cli;

import picocli.CommandLine.Command;
import sextant.server.Services;

/** {@code verify}. */
@Command(
        name = "verify",
        description = {
            "Compares everything stored with its checksums and the journal, and prints what is wrong.",
            "Changes nothing. Ends with 0 only if nothing is wrong."
        })
final class VerifyCommand extends StoreCommand {
    VerifyCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        var problems = services.verification().all();
        problems.forEach(problem -> say(Rows.printable(problem)));
        say(problems.isEmpty() ? "No problem found." : problems.size() + " problems found.");
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
