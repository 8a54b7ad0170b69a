package sextant.server.cli;

import java.util.Comparator;
import picocli.CommandLine.Command;
import sextant.mailbox.Account;
import sextant.server.Services;

/** {@code user list}. */
@Command(
        name = "list",
        description = "Lists the users, one a line: address, administrator or user, enabled or disabled.")
final class UserList extends StoreCommand {
    UserList(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        services.accounts().all().stream()
                .sorted(Comparator.comparing(Account::address))
                .forEach(account -> say(Rows.of(
                        account.address(),
                        account.administrator() ? "administrator" : "user",
                        account.enabled() ? "enabled" : "disabled")));
        return ExitCode.DONE;
    }
}
