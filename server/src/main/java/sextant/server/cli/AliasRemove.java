package sextant.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sextant.mail.deliver.Recipients;
import sextant.mailbox.Accounts;
import sextant.server.Services;

/** {@code alias remove ALIAS}. */
@Command(name = "remove", description = "Takes an alias away; the users and their mail stay.")
final class AliasRemove extends StoreCommand {
    @Parameters(paramLabel = "ALIAS", description = "The address.")
    private String alias = "";

    AliasRemove(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        var address = Accounts.normalAddress(alias);
        var at = address.lastIndexOf('@');
        var name = Recipients.ALIAS + address.substring(0, at);
        var standing = services.accounts().domains().stream()
                .filter(domain -> domain.name().equals(address.substring(at + 1)))
                .anyMatch(domain -> domain.settings().get(name).isPresent());
        if (!standing) {
            throw Failure.failed("There is no alias " + address + ". \"sextant alias list\" shows them.");
        }
        services.accounts().changeDomain(address.substring(at + 1), settings -> settings.without(name));
        say(address + " is no longer an address.");
        return ExitCode.DONE;
    }
}
