package sextant.server.cli;

import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sextant.mailbox.Credential;
import sextant.server.Services;

/** {@code device-password list ADDRESS}. */
@Command(
        name = "list",
        description = "Lists a user's device passwords, one a line: id, label, made, last used. Never the passwords.")
final class DevicePasswordList extends StoreCommand {
    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    DevicePasswordList(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        services.accounts().credentials(account(services, address).id()).stream()
                .filter(held -> held.type() == Credential.Type.DEVICE_PASSWORD)
                .forEach(held -> say(Rows.of(
                        Long.toString(held.id().value()),
                        held.label(),
                        held.created().truncatedTo(ChronoUnit.SECONDS).toString(),
                        held.lastUsed()
                                .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                                .orElse("never"))));
        return ExitCode.DONE;
    }
}
