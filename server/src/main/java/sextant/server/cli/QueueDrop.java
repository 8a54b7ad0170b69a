package sextant.server.cli;

import picocli.CommandLine.Command;
import sextant.mail.send.Outbox;

/** {@code queue drop ID...}. */
@Command(name = "drop", description = "Takes messages out; nobody is told, and they are not sent.")
final class QueueDrop extends QueueAction {
    QueueDrop(Session session) {
        super(session);
    }

    @Override
    boolean act(Outbox outbox, QueueId id) {
        return outbox.drop(id.account(), id.item());
    }

    @Override
    String done() {
        return "is taken out.";
    }
}
