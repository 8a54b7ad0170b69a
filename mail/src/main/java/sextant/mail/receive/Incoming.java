package sextant.mail.receive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Spool;
import sextant.content.message.LetterWriter;
import sextant.content.message.Message;
import sextant.content.message.Trace;
import sextant.mail.MailLimits;
import sextant.mail.deliver.Delivery;
import sextant.mail.deliver.Recipients;
import sextant.mail.deliver.TraceFields;
import sextant.mail.deliver.Vacation;
import sextant.mail.send.Outbox;
import sextant.mail.send.Report;
import sextant.mail.send.Waiting;
import sextant.mail.smtp.BadSyntax;
import sextant.mail.smtp.Path;
import sextant.mail.smtp.Reply;
import sextant.mail.verify.Verifier;
import sextant.mailbox.Account;
import sextant.mailbox.AccountId;
import sextant.mailbox.Author;
import sextant.mailbox.MailboxException;
import sextant.mailbox.OperationId;

/** Mail from other servers, for users of this one: nothing is taken for anybody else. */
public final class Incoming implements Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

    private final Parts parts;

    /** What it takes. */
    public record Parts(
            Recipients recipients,
            Delivery delivery,
            Outbox outbox,
            Verifier verifier,
            TraceFields trace,
            Report report,
            LetterWriter letters,
            MailLimits limits,
            InstantSource clock) {}

    public Incoming(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Optional<Reply> from(Path from, Optional<AccountId> user) {
        return Optional.empty();
    }

    @Override
    public Optional<Reply> to(Path to, long size) {
        return switch (parts.recipients().resolve(to.address())) {
            case Recipients.Foreign foreign ->
                Optional.of(Reply.of(550, "5.7.1", "This server takes no mail for that domain from here."));
            case Recipients.Unknown unknown -> Optional.of(Reply.of(550, "5.1.1", "Nobody here has this address."));
            case Recipients.Local local -> room(local.accounts(), size);
        };
    }

    private Optional<Reply> room(List<Account> accounts, long size) {
        for (var account : accounts) {
            if (!parts.delivery().couldHold(account, size)) {
                return Optional.of(Reply.of(552, "5.2.3", "The message is larger than the mailbox."));
            }
            if (!parts.delivery().hasRoom(account, size)) {
                return Optional.of(Reply.of(452, "4.2.2", "The mailbox is full. Try again later."));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Reply> take(Arrival arrival) {
        try (var spool = new Spool(Format.MESSAGE)) {
            var message = Message.of(arrival.message());
            var hops = message.header().all("Received").size();
            if (hops > parts.limits().hops()) {
                return all(
                        arrival,
                        Reply.of(554, "5.4.6", "The message went in a circle: it passed " + hops + " servers."));
            }
            var junk = write(arrival, message, spool);
            var round = new Round(arrival, message, spool.document(), junk, operation(arrival, message));
            return arrival.to().stream().map(round::deliver).toList();
        } catch (IOException e) {
            LOG.error("message {} cannot be kept", arrival.id(), e);
            return all(arrival, Reply.of(451, "4.3.0", "It cannot be stored now. Try again later."));
        }
    }

    private static List<Reply> all(Arrival arrival, Reply reply) {
        return arrival.to().stream().map(to -> reply).toList();
    }

    /** Writes the message as it will be stored; answers whether it is junk. */
    private boolean write(Arrival arrival, Message message, Spool spool) throws IOException {
        var above = new ArrayList<String>();
        above.add(TraceFields.returnPath(arrival.from().address()));
        var junk = false;
        if (arrival.use() == Door.Use.SMTP) {
            var verdict = parts.verifier()
                    .examine(arrival.peer(), arrival.helo(), arrival.from().address(), arrival.message(), message);
            above.add(verdict.field());
            junk = verdict.junk();
        }
        var protocol = arrival.use().word() + (arrival.secured().isPresent() ? "S" : "");
        var whom = arrival.to().stream().map(Path::address).toList();
        above.add(parts.trace()
                .received(arrival.peer(), arrival.helo(), protocol, arrival.secured(), arrival.id(), whom));
        // a server in front of this one may well have written what it found under this server's name
        var front = arrival.use() == Door.Use.LMTP;
        Trace.copy(
                arrival.message(),
                above,
                field -> Trace.isNamed(field, "Return-Path")
                        || (!front && parts.verifier().isForged(field)),
                spool);
        return junk;
    }

    /** One message on its way to its recipients; who is meant by several of their addresses gets it once. */
    private final class Round {
        private final Arrival arrival;
        private final Message message;
        private final Document stored;
        private final boolean junk;
        private final Optional<OperationId> operation;
        private final Set<AccountId> reached = new HashSet<>();

        Round(Arrival arrival, Message message, Document stored, boolean junk, Optional<OperationId> operation) {
            this.arrival = arrival;
            this.message = message;
            this.stored = stored;
            this.junk = junk;
            this.operation = operation;
        }

        Reply deliver(Path to) {
            if (!(parts.recipients().resolve(to.address()) instanceof Recipients.Local local)) {
                return Reply.of(550, "5.1.1", "Nobody here has this address any more.");
            }
            for (var account : local.accounts()) {
                if (reached.contains(account.id())) {
                    continue;
                }
                var result = parts.delivery().deliver(account, stored, operation, junk, "smtp");
                LOG.info(
                        "message {} for account {}: {}{}",
                        arrival.id(),
                        account.id().value(),
                        result.reply().code(),
                        result.repeated() ? " (it was here already)" : "");
                if (!result.reply().isPositive()) {
                    return result.reply();
                }
                reached.add(account.id());
                if (!result.repeated()) {
                    follow(arrival, to, message, account, junk);
                }
            }
            return Reply.of(250, "2.0.0", "Delivered.");
        }
    }

    /**
     * What tells a message from all others: whose answer was lost sends it again, with other trace fields at most. A message
     * without an id of its own may be like another and yet not be the same.
     */
    private static Optional<OperationId> operation(Arrival arrival, Message message) throws IOException {
        if (message.messageId().isEmpty()) {
            return Optional.empty();
        }
        var digester = ContentHash.digester();
        digester.update((arrival.from().address() + "\n").getBytes(StandardCharsets.UTF_8));
        try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digester)) {
            Trace.copy(arrival.message(), List.of(), field -> Trace.isNamed(field, "Received"), sink);
        }
        return Optional.of(new OperationId("smtp:" + HexFormat.of().formatHex(digester.digest())));
    }

    // ---- what follows a delivery; a failure here is no reason to refuse the message ------------------------------

    private void follow(Arrival arrival, Path to, Message message, Account account, boolean junk) {
        try {
            if (EnvelopeParameters.wanted(to).contains(Waiting.Notify.SUCCESS)
                    && !arrival.from().address().isEmpty()) {
                report(arrival, to, account);
            }
            if (!junk) {
                answer(arrival, message, account);
            }
        } catch (IOException | MailboxException | IllegalArgumentException | BadSyntax e) {
            LOG.warn("what should follow message {} could not be done", arrival.id(), e);
        }
    }

    private void report(Arrival arrival, Path to, Account account) throws IOException, BadSyntax {
        var now = parts.clock().instant();
        var about = new Waiting.Recipient(
                to.address(),
                Waiting.Progress.DELIVERED,
                EnumSet.of(Waiting.Notify.SUCCESS),
                EnvelopeParameters.original(to),
                "250 2.0.0 Delivered");
        var envelope = Waiting.now(arrival.from().address(), List.of(about), now);
        var written = parts.report()
                .of(
                        Report.Action.DELIVERED,
                        arrival.from().address(),
                        envelope,
                        List.of(about),
                        arrival.message(),
                        now,
                        now);
        hand(account, written, arrival.from().address(), Optional.empty());
    }

    private void answer(Arrival arrival, Message message, Account account) throws IOException {
        var vacation = Vacation.of(account.settings());
        if (vacation.isEmpty()) {
            return;
        }
        var own = parts.recipients().addressesOf(account);
        var answer = vacation.get()
                .to(
                        message,
                        arrival.from().address(),
                        account,
                        own,
                        parts.clock().instant());
        if (answer.isPresent()) {
            var letter = answer.get().letter();
            var octets = parts.letters().octets(letter);
            hand(
                    account,
                    Document.of(Format.MESSAGE, octets),
                    arrival.from().address(),
                    Optional.of(answer.get().once()));
        }
    }

    /** Sends what nobody is to be told about if it does not arrive. */
    private void hand(Account account, Document message, String to, Optional<OperationId> once) throws IOException {
        var sending = new Outbox.Sending(message, "", List.of(Waiting.Recipient.of(to)), false, "", false);
        parts.outbox().send(account.id(), Author.server("mail"), once, sending, List.of());
    }
}
