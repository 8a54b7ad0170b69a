package sextant.mail.receive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.ContentHash;
import sextant.content.Format;
import sextant.content.Spool;
import sextant.content.message.Message;
import sextant.content.message.Trace;
import sextant.mail.deliver.Recipients;
import sextant.mail.deliver.TraceFields;
import sextant.mail.send.Outbox;
import sextant.mail.send.Waiting;
import sextant.mail.smtp.BadSyntax;
import sextant.mail.smtp.Path;
import sextant.mail.smtp.Reply;
import sextant.mailbox.Account;
import sextant.mailbox.AccountId;
import sextant.mailbox.Accounts;
import sextant.mailbox.Author;
import sextant.mailbox.MailboxException;
import sextant.mailbox.OperationId;
import sextant.mailbox.OverQuota;

/** Mail that users send with their programs (RFC 6409): in their own name, to anybody. */
public final class Submitted implements Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Submitted.class);

    private final Accounts accounts;
    private final Recipients recipients;
    private final Outbox outbox;
    private final TraceFields trace;

    public Submitted(Accounts accounts, Recipients recipients, Outbox outbox, TraceFields trace) {
        this.accounts = accounts;
        this.recipients = recipients;
        this.outbox = outbox;
        this.trace = trace;
    }

    @Override
    public Optional<Reply> from(Path from, Optional<AccountId> user) {
        var account = user.flatMap(accounts::find).filter(Account::enabled);
        if (account.isEmpty()) {
            return Optional.of(Reply.of(530, "5.7.0", "Sign in first."));
        }
        var own = from.address().isEmpty() || recipients.belongsTo(from.address(), account.get());
        return own
                ? Optional.empty()
                : Optional.of(Reply.of(553, "5.7.1", "You may not send in the name of " + from.address() + "."));
    }

    @Override
    public Optional<Reply> to(Path to, long size) {
        // who is not there is better said now than in a report
        return recipients.resolve(to.address()) instanceof Recipients.Unknown
                ? Optional.of(Reply.of(550, "5.1.1", "Nobody here has this address."))
                : Optional.empty();
    }

    @Override
    public List<Reply> take(Arrival arrival) {
        var reply = hand(arrival);
        return arrival.to().stream().map(to -> reply).toList();
    }

    private Reply hand(Arrival arrival) {
        var account = arrival.user().flatMap(accounts::find).filter(Account::enabled);
        if (account.isEmpty()) {
            return Reply.of(530, "5.7.0", "The account is closed.");
        }
        try (var spool = new Spool(Format.MESSAGE)) {
            var message = Message.of(arrival.message());
            for (var author : message.from()) {
                if (!recipients.belongsTo(author.address(), account.get())) {
                    return Reply.of(550, "5.7.1", "You may not write in the name of " + author.address() + ".");
                }
            }
            complete(arrival, message, account.get(), spool);
            var sending = new Outbox.Sending(
                    spool.document(),
                    arrival.from().address(),
                    whom(arrival),
                    true,
                    arrival.from().parameters().getOrDefault("ENVID", ""),
                    arrival.from().parameters().getOrDefault("RET", "").equalsIgnoreCase("FULL"));
            var commit = outbox.send(
                    account.get().id(), Author.server("submission"), operation(arrival, message), sending, List.of());
            LOG.info(
                    "message {} of account {} was handed in",
                    arrival.id(),
                    account.get().id().value());
            return Reply.of(250, "2.0.0", commit.repeated() ? "It is on its way already." : "It is on its way.");
        } catch (OverQuota e) {
            return Reply.of(452, "4.2.2", "Your mailbox is full. Make room, and send it again.");
        } catch (MailboxException e) {
            return Reply.of(554, "5.6.0", "It cannot be sent: " + e.getMessage());
        } catch (BadSyntax e) {
            return e.reply();
        } catch (IOException e) {
            LOG.error("message {} cannot be kept", arrival.id(), e);
            return Reply.of(451, "4.3.0", "It cannot be stored now. Try again later.");
        }
    }

    /** A program whose answer was lost sends the same again; with the same id it is the same message. */
    private static Optional<OperationId> operation(Arrival arrival, Message message) {
        var whom = arrival.to().stream().map(Path::address).sorted().toList();
        return message.messageId()
                .map(id -> new OperationId("submission:"
                        + ContentHash.of((id + "\n" + whom + "\n"
                                                + arrival.message().hash())
                                        .getBytes(StandardCharsets.UTF_8))
                                .hex()));
    }

    /** Adds what every message has (RFC 6409 8), and that it came from here. */
    private void complete(Arrival arrival, Message message, Account account, Spool spool) throws IOException {
        var above = new ArrayList<String>();
        var protocol = "ESMTP" + (arrival.secured().isPresent() ? "S" : "") + "A";
        var whom = arrival.to().size() == 1 ? List.of(arrival.to().getFirst().address()) : List.<String>of();
        above.add(trace.received(arrival.peer(), arrival.helo(), protocol, arrival.secured(), arrival.id(), whom));
        if (message.header().first("Date").isEmpty()) {
            above.add("Date: " + trace.date());
        }
        if (message.from().isEmpty()) {
            above.add("From: <" + account.address() + ">");
        }
        if (message.messageId().isEmpty()) {
            above.add("Message-ID: " + trace.messageId(arrival.id()));
        }
        Trace.copy(arrival.message(), above, field -> Trace.isNamed(field, "Return-Path"), spool);
    }

    private static List<Waiting.Recipient> whom(Arrival arrival) throws BadSyntax {
        var found = new ArrayList<Waiting.Recipient>();
        for (var to : arrival.to()) {
            found.add(new Waiting.Recipient(
                    to.address(),
                    Waiting.Progress.WAITING,
                    EnvelopeParameters.wanted(to),
                    EnvelopeParameters.original(to),
                    ""));
        }
        return found;
    }
}
