package sextant.server.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sextant.server.Services;

/** {@code queue drop ID...}. */
@Command(name = "drop", description = "Takes messages out; nobody is told, and they are not sent.")
final class QueueDrop extends StoreCommand {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "As \"sextant queue list\" shows it.")
    private List<String> ids = List.of();

    QueueDrop(Session session) {
        super(session);
    }

    @Override
    void prepare() {
        ids.forEach(QueueId::parse);
    }

    @Override
    ExitCode run(Services services) {
        var all = true;
        for (var text : ids) {
            var id = QueueId.parse(text);
            var known = services.accounts().find(id.account()).isPresent();
            if (known && services.outbox().drop(id.account(), id.item())) {
                say(text + " is taken out.");
            } else {
                warn(text + " is not on its way out.");
                all = false;
            }
        }
        return all ? ExitCode.DONE : ExitCode.FAILED;
    }
}
