package sextant.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sextant.mailbox.Credential;
import sextant.mailbox.CredentialId;
import sextant.server.Services;

/** {@code device-password revoke ADDRESS ID}. */
@Command(name = "revoke", description = "Makes a device password invalid at once.")
final class DevicePasswordRevoke extends StoreCommand {
    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Parameters(index = "1", paramLabel = "ID", description = "As \"device-password list\" shows it.")
    private long id;

    DevicePasswordRevoke(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        var account = account(services, address);
        var held = services.accounts().credentials(account.id()).stream()
                .filter(credential -> credential.type() == Credential.Type.DEVICE_PASSWORD
                        && credential.id().equals(new CredentialId(id)))
                .findFirst()
                .orElseThrow(() -> Failure.failed(account.address() + " has no device password " + id + "."));
        services.accounts().revoke(account.id(), held.id());
        say("Revoked " + id + ".");
        return ExitCode.DONE;
    }
}
