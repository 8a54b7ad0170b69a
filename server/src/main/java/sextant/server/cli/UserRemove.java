package sextant.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sextant.server.Services;

/** {@code user remove ADDRESS}. */
@Command(name = "remove", description = "Removes a user with everything they have, for ever. Make a backup before.")
final class UserRemove extends StoreCommand {
    @Parameters(paramLabel = "ADDRESS", description = "Whom.")
    private String address = "";

    UserRemove(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        var account = account(services, address);
        services.accounts().remove(account.id());
        say("Removed " + account.address() + ".");
        return ExitCode.DONE;
    }
}
