package sextant.mail.deliver;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.Document;
import sextant.mail.smtp.Reply;
import sextant.mailbox.Account;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.MailboxException;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.OperationId;
import sextant.mailbox.OverQuota;
import sextant.mailbox.Role;
import sextant.mailbox.message.MessageState;
import sextant.mailbox.store.StoreException;

/** Puts a message into a mailbox. Safe for use by any number of threads. */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Mailboxes mailboxes;

    public Delivery(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    /** What came of it: what the one who brought it is told, and whether it was here already. */
    public record Result(Reply reply, boolean repeated) {}

    /**
     * Delivers; what is answered positively is durable.
     *
     * @param operation makes a repetition harmless; empty if the message cannot be told from others
     * @param junk whether it goes to Junk
     */
    public Result deliver(
            Account account, Document message, Optional<OperationId> operation, boolean junk, String via) {
        try {
            var mailbox = mailboxes.of(account.id());
            var folder = mailbox.collection(junk ? Role.JUNK : Role.INBOX);
            var add = new Edit.AddItem(folder.id(), message, MessageState.NEW.properties());
            var commit = mailbox.commit(new Batch(Author.server(via), operation, List.of(add)));
            return new Result(Reply.of(250, "2.0.0", "Delivered."), commit.repeated());
        } catch (OverQuota e) {
            return new Result(Reply.of(452, "4.2.2", "The mailbox is full. Try again later."), false);
        } catch (StoreException | UncheckedIOException e) {
            LOG.error("mail for account {} cannot be stored now", account.id().value(), e);
            return new Result(Reply.of(451, "4.3.0", "It cannot be stored now. Try again later."), false);
        } catch (MailboxException e) {
            LOG.warn("mail for account {} was refused: {}", account.id().value(), e.getMessage());
            return new Result(Reply.of(554, "5.6.0", "The message cannot be stored."), false);
        }
    }

    /** Whether a mailbox has room for so many octets. */
    public boolean hasRoom(Account account, long octets) {
        return mailboxes.of(account.id()).room().left() > octets;
    }

    /** The octets of all documents that a mailbox may have. */
    public boolean couldHold(Account account, long octets) {
        return mailboxes.of(account.id()).room().quota() > octets;
    }
}
