package sextant.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sextant.server.Services;

/** {@code device-password add ADDRESS [--label NAME]}. */
@Command(name = "add", description = "Makes a password for one device and prints it: it is shown this once.")
final class DevicePasswordAdd extends StoreCommand {
    @Parameters(paramLabel = "ADDRESS", description = "Whose device it is.")
    private String address = "";

    @Option(names = "--label", paramLabel = "NAME", defaultValue = "", description = "What to call the device.")
    private String label = "";

    DevicePasswordAdd(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        var account = account(services, address);
        var made = services.accounts().createDevicePassword(account.id(), label);
        say(made.secret());
        return ExitCode.DONE;
    }
}
