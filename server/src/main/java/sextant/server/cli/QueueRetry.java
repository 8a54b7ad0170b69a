package sextant.server.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sextant.server.Services;

/** {@code queue retry ID...}. */
@Command(name = "retry", description = "Tries messages again at once.")
final class QueueRetry extends StoreCommand {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "As \"sextant queue list\" shows it.")
    private List<String> ids = List.of();

    QueueRetry(Session session) {
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
            if (known && services.outbox().retry(id.account(), id.item())) {
                say(text + " will be tried at once.");
            } else {
                warn(text + " is not on its way out.");
                all = false;
            }
        }
        return all ? ExitCode.DONE : ExitCode.FAILED;
    }
}
