package sextant.server.cli;

import picocli.CommandLine.Command;
import sextant.mail.deliver.Recipients;
import sextant.server.Services;

/** {@code alias list}. */
@Command(name = "list", description = "Lists the aliases, one a line: alias, users.")
final class AliasList extends StoreCommand {
    AliasList(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        for (var domain : services.accounts().domains()) {
            domain.settings().values().forEach((name, targets) -> {
                if (name.startsWith(Recipients.ALIAS)) {
                    say(Rows.of(name.substring(Recipients.ALIAS.length()) + "@" + domain.name(), targets));
                }
            });
        }
        return ExitCode.DONE;
    }
}
