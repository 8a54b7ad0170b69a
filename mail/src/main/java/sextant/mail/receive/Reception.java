package sextant.mail.receive;

import java.util.List;
import java.util.Optional;
import sextant.mail.smtp.Path;
import sextant.mail.smtp.Reply;
import sextant.mailbox.AccountId;

/** What becomes of mail that is handed over at a door. Safe for use by any number of threads. */
public interface Reception {
    /** Whether mail of this author is taken; empty if it is. */
    Optional<Reply> from(Path from, Optional<AccountId> user);

    /**
     * Whether mail for this recipient is taken; empty if it is.
     *
     * @param size octets the message will have, if the peer said so; else 0
     */
    Optional<Reply> to(Path to, long size);

    /**
     * Takes a message. What is answered positively is durable.
     *
     * @return a reply for each recipient, in order
     */
    List<Reply> take(Arrival arrival);
}
