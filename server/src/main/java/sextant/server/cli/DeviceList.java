package sextant.server.cli;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sextant.mailbox.Account;
import sextant.mailbox.Device;
import sextant.server.Services;

/** {@code device list [--user ADDRESS]}. */
@Command(
        name = "list",
        description = "Lists the synchronized devices, one a line: user, name, type, last sync (in UTC), id.")
final class DeviceList extends StoreCommand {
    @Option(names = "--user", paramLabel = "ADDRESS", defaultValue = "", description = "Only this user's.")
    private String address = "";

    DeviceList(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        var accounts = address.isEmpty() ? services.accounts().all() : List.of(account(services, address));
        accounts.stream()
                .sorted(Comparator.comparing(Account::address))
                .forEach(account -> services.devices().list(account.id()).forEach(device -> say(row(account, device))));
        return ExitCode.DONE;
    }

    private static String row(Account account, Device device) {
        return Rows.of(
                account.address(),
                device.name(),
                device.protocol().type(),
                device.lastSync().truncatedTo(ChronoUnit.SECONDS).toString(),
                Long.toString(device.id().value()));
    }
}
