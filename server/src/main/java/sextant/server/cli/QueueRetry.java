package sextant.server.cli;

import picocli.CommandLine.Command;
import sextant.mail.send.Outbox;

/** {@code queue retry ID...}. */
@Command(name = "retry", description = "Tries messages again at once.")
final class QueueRetry extends QueueAction {
    QueueRetry(Session session) {
        super(session);
    }

    @Override
    boolean act(Outbox outbox, QueueId id) {
        return outbox.retry(id.account(), id.item());
    }

    @Override
    String done() {
        return "will be tried at once.";
    }
}
