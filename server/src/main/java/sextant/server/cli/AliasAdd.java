package sextant.server.cli;

import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sextant.mail.deliver.Recipients;
import sextant.mailbox.Accounts;
import sextant.server.Services;

/** {@code alias add ALIAS ADDRESS...}. */
@Command(
        name = "add",
        description = {
            "Gives users a further address. Mail to an alias of several users goes to all of them;",
            "who is the only one behind an alias may also write in its name."
        })
final class AliasAdd extends StoreCommand {
    @Parameters(index = "0", paramLabel = "ALIAS", description = "The further address.")
    private String alias = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ADDRESS", description = "Users who get its mail.")
    private List<String> users = List.of();

    AliasAdd(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        var address = Accounts.normalAddress(alias);
        if (services.accounts().byAddress(address).isPresent()) {
            throw Failure.failed(address + " is a user's own address.");
        }
        var targets = new LinkedHashSet<String>();
        users.forEach(user -> targets.add(account(services, user).address()));
        var at = address.lastIndexOf('@');
        services.accounts().addDomain(address.substring(at + 1));
        services.accounts()
                .changeDomain(
                        address.substring(at + 1),
                        settings ->
                                settings.with(Recipients.ALIAS + address.substring(0, at), String.join(" ", targets)));
        say("Mail to " + address + " goes to " + String.join(", ", targets) + ".");
        return ExitCode.DONE;
    }
}
