package sextant.server.cli;

import java.util.List;
import picocli.CommandLine.Parameters;
import sextant.mail.send.Outbox;
import sextant.server.Services;

/** A command that does something with messages of the queue, one after the other. */
abstract class QueueAction extends StoreCommand {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "As \"sextant queue list\" shows it.")
    private List<String> ids = List.of();

    QueueAction(Session session) {
        super(session);
    }

    /** Does it; answers whether the message was still on its way. */
    abstract boolean act(Outbox outbox, QueueId id);

    /** What became of a message, behind its id. */
    abstract String done();

    @Override
    final void prepare() {
        ids.forEach(QueueId::parse);
    }

    @Override
    final ExitCode run(Services services) {
        var all = true;
        for (var text : ids) {
            var id = QueueId.parse(text);
            var known = services.accounts().find(id.account()).isPresent();
            if (known && act(services.outbox(), id)) {
                say(text + " " + done());
            } else {
                warn(text + " is not on its way out.");
                all = false;
            }
        }
        return all ? ExitCode.DONE : ExitCode.FAILED;
    }
}
