package sextant.mail;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import sextant.content.message.LetterWriter;
import sextant.mail.deliver.Delivery;
import sextant.mail.deliver.Recipients;
import sextant.mail.deliver.TraceFields;
import sextant.mail.receive.Door;
import sextant.mail.receive.Incoming;
import sextant.mail.receive.MailServer;
import sextant.mail.receive.Submitted;
import sextant.mail.receive.UserCheck;
import sextant.mail.send.Attempt;
import sextant.mail.send.Outbox;
import sextant.mail.send.QueueRunner;
import sextant.mail.send.Report;
import sextant.mail.send.Routing;
import sextant.mail.send.SmtpCourier;
import sextant.mail.verify.Verifier;
import sextant.mailbox.Accounts;
import sextant.mailbox.Alarms;
import sextant.mailbox.Mailboxes;

/** All of mail, wired by hand: the doors it comes in by, and the queue it leaves by. For one start. */
public final class Mail implements AutoCloseable {
    private final MailOptions options;
    private final MailServer server;
    private final QueueRunner queue;

    /** What it stands on. */
    public record Ground(
            Mailboxes mailboxes,
            Accounts accounts,
            Outbox outbox,
            UserCheck users,
            InstantSource clock,
            LongSupplier ticker,
            Alarms alarms,
            RandomGenerator random) {}

    /** Mail that neither comes nor goes yet. */
    public Mail(Ground ground, MailOptions options) {
        this.options = options;
        var recipients = new Recipients(ground.accounts());
        var delivery = new Delivery(ground.mailboxes());
        var trace = new TraceFields(options.host(), ground.clock());
        var report = new Report(options.host(), ground.random());
        var incoming = new Incoming(new Incoming.Parts(
                recipients,
                delivery,
                ground.outbox(),
                new Verifier(options.dns(), options.host()),
                trace,
                report,
                LetterWriter.ofMail(ground.random()),
                options.limits(),
                ground.clock()));
        var submitted = new Submitted(ground.accounts(), recipients, ground.outbox(), trace);
        this.server = new MailServer(new MailServer.Parts(
                options.host(),
                options.limits(),
                options.tls(),
                incoming,
                submitted,
                ground.users(),
                ground.ticker(),
                ground.random()));
        var attempt = new Attempt(new Attempt.Parts(
                ground.mailboxes(),
                ground.accounts(),
                recipients,
                delivery,
                new Routing(options.smarthost(), options.dns(), options.host(), ground.random()),
                new SmtpCourier(options.host()),
                trace,
                report,
                options.limits(),
                ground.clock()));
        this.queue = new QueueRunner(
                ground.outbox(),
                ground.accounts(),
                attempt,
                ground.clock(),
                ground.alarms(),
                options.limits().sending());
    }

    /**
     * Begins to take and to send mail.
     *
     * @throws IOException if an address cannot be listened on
     */
    public void start() throws IOException {
        for (var door : options.doors()) {
            server.open(door);
        }
        queue.begin();
    }

    /** The port of a door, once started. */
    public int port(Door door) {
        return server.port(door);
    }

    /** Whether a message is just being sent. */
    public boolean isSending() {
        return queue.isSending();
    }

    /** Takes no more mail, and sends no more. */
    @Override
    public void close() {
        server.close();
        queue.close();
    }
}
