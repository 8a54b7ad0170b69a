package sextant.server.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.server.Services;

/** {@code device remove ID...}. */
@Command(
        name = "remove",
        description = {
            "Removes devices from the list. Nothing in the mailbox is touched.",
            "A device may stop syncing until it is set up again: this is for setting a connection up anew."
        })
final class DeviceRemove extends StoreCommand {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "As \"device list\" shows it, in the last column.")
    private List<Long> ids = List.of();

    DeviceRemove(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        var code = ExitCode.DONE;
        var all = services.devices().all();
        for (var id : ids) {
            var device = all.stream()
                    .filter(row -> row.id().equals(new DeviceId(id)))
                    .findFirst();
            if (device.isPresent()) {
                remove(services, device.get());
            } else {
                warn("There is no device " + id + ". \"sextant device list\" shows which there are.");
                code = ExitCode.FAILED;
            }
        }
        return code;
    }

    private void remove(Services services, Device device) {
        services.devices().remove(device.account(), device.id());
        say("Removed " + Rows.printable(device.name()) + ".");
    }
}
