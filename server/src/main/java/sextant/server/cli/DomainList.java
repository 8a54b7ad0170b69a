package sextant.server.cli;

import picocli.CommandLine.Command;
import sextant.mail.deliver.Recipients;
import sextant.mail.send.DomainKeys;
import sextant.server.Services;

/** {@code domain list}. */
@Command(
        name = "list",
        description = "Lists the domains, one a line: name, where its key is found, who gets all other mail.")
final class DomainList extends StoreCommand {
    DomainList(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        for (var domain : services.accounts().domains()) {
            say(Rows.of(
                    domain.name(),
                    DomainKeys.recordName(domain).orElse("-"),
                    domain.settings().get(Recipients.CATCH_ALL).orElse("-")));
        }
        return ExitCode.DONE;
    }
}
