package sextant.mail.send;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Spool;
import sextant.content.message.Trace;
import sextant.mailbox.AccountId;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Commit;
import sextant.mailbox.Edit;
import sextant.mailbox.ItemId;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.OperationId;
import sextant.mailbox.Precondition;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;
import sextant.mailbox.message.MessageState;

/**
 * Where messages are handed in to be sent. A message on its way is an item in its author's outbox, with {@link Waiting} beside
 * it: written with everything else a request changes, as durable as any item, seen by every protocol, and not sent if it is
 * taken out before. Safe for use by any number of threads.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Mailboxes mailboxes;
    private final InstantSource clock;
    private volatile Listener listener = (account, item) -> {};

    /** Learns of a message that was handed in. */
    @FunctionalInterface
    interface Listener {
        void handedIn(AccountId account, ItemId item);
    }

    public Outbox(Mailboxes mailboxes, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    void onArrival(Listener whoever) {
        listener = whoever;
    }

    /**
     * What is to be sent.
     *
     * @param message as its author wrote it; who gets a blind copy stays with its author
     * @param from the return path; empty for what nobody is told about
     * @param to whom it goes, whatever its header says
     * @param keep whether a copy stays in the folder of what was sent
     */
    public record Sending(
            Document message,
            String from,
            List<Waiting.Recipient> to,
            boolean keep,
            String envelopeId,
            boolean fullReports) {
        public Sending {
            to = List.copyOf(to);
        }

        public static Sending of(Document message, String from, List<String> to) {
            return new Sending(
                    message,
                    from,
                    to.stream().distinct().map(Waiting.Recipient::of).toList(),
                    true,
                    "",
                    false);
        }
    }

    /**
     * Hands a message in, together with what else is to be done: it leaves if, and only if, all of that is.
     *
     * @param operation the same text for a repeated request, which sends nothing again; empty if the caller cannot tell
     * @param also further edits, for example the removal of a draft or the mark that a message was answered
     * @throws sextant.mailbox.MailboxException if something of it cannot be done; nothing was
     */
    public Commit send(
            AccountId account, Author author, Optional<OperationId> operation, Sending sending, List<Edit> also)
            throws IOException {
        var mailbox = mailboxes.of(account);
        var now = clock.instant();
        var waiting =
                Waiting.now(sending.from(), sending.to(), now).envelope(sending.envelopeId(), sending.fullReports());
        try (var spool = new Spool(Format.MESSAGE)) {
            Trace.copy(sending.message(), List.of(), field -> Trace.isNamed(field, "Bcc"), spool);
            var edits = new ArrayList<Edit>();
            var seen = MessageState.NEW.seen(true).properties();
            edits.add(new Edit.AddItem(mailbox.collection(Role.OUTBOX).id(), spool.document(), waiting.into(seen)));
            if (sending.keep()) {
                edits.add(new Edit.AddItem(mailbox.collection(Role.SENT).id(), sending.message(), seen));
            }
            edits.addAll(also);
            var commit = mailbox.commit(new Batch(author, operation, edits));
            if (!commit.repeated()) {
                var item = commit.outcomes().getFirst().item().orElseThrow();
                LOG.info(
                        "message {} of account {} is to be sent to {} recipients",
                        item.id().value(),
                        account.value(),
                        sending.to().size());
                listener.handedIn(account, item.id());
            }
            return commit;
        }
    }

    /** One message on its way. */
    public record Entry(AccountId account, ItemId item, Waiting waiting, String subject) {}

    /** All that is on its way, of all accounts. */
    public List<Entry> entries(List<AccountId> accounts) {
        var found = new ArrayList<Entry>();
        for (var account : accounts) {
            var mailbox = mailboxes.find(account);
            if (mailbox.isPresent()) {
                var outbox = mailbox.get().collection(Role.OUTBOX).id();
                var after = "";
                for (var page = mailbox.get().items(outbox, after, 500);
                        !page.isEmpty();
                        page = mailbox.get().items(outbox, after, 500)) {
                    page.forEach(item -> Waiting.of(item.properties())
                            .ifPresent(waiting -> found.add(new Entry(
                                    account, item.id(), waiting, item.summary().subject()))));
                    after = page.getLast().name();
                }
            }
        }
        return found;
    }

    /**
     * Tries a message again at once.
     *
     * @return false if it is no longer on its way
     */
    public boolean retry(AccountId account, ItemId item) {
        var now = clock.instant();
        var mailbox = mailboxes.of(account);
        if (mailbox.item(item).flatMap(found -> Waiting.of(found.properties())).isEmpty()) {
            return false;
        }
        UnaryOperator<Properties> soon = properties -> Waiting.of(properties)
                .map(waiting -> waiting.at(now).into(properties))
                .orElse(properties);
        mailbox.commit(Batch.of(Author.server("queue retry"), new Edit.SetProperties(item, soon)));
        listener.handedIn(account, item);
        return true;
    }

    /**
     * Takes a message out, without telling anybody.
     *
     * @return false if it is no longer on its way
     */
    public boolean drop(AccountId account, ItemId item) {
        var mailbox = mailboxes.of(account);
        var standing = mailbox.item(item)
                .filter(found -> Waiting.of(found.properties()).isPresent());
        if (standing.isEmpty()) {
            return false;
        }
        mailbox.commit(Batch.of(Author.server("queue drop"), new Edit.RemoveItem(item, Precondition.NONE)));
        return true;
    }
}
