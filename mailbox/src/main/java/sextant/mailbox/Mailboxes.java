package sextant.mailbox;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import sextant.content.Summarizer;
import sextant.mailbox.store.Store;

/**
 * The mailboxes of all accounts: the same object for the same account each time, for its lock and its waiters are shared
 * by all who use it. There is one {@code Mailboxes} per store and process. Safe for use by any number of threads.
 */
public final class Mailboxes {
    private final JournaledMailbox.Surroundings around;
    private final RandomGenerator random;
    private final ReentrantLock drawing = new ReentrantLock();
    private final AccountDirectory directory;
    private final Map<AccountId, JournaledMailbox> open = new ConcurrentHashMap<>();

    /**
     * The mailboxes of a store.
     *
     * @param summarizer reads every document that is committed
     * @param random draws the names of operations that have none of their own; any good generator
     */
    public Mailboxes(
            Store store,
            Summarizer summarizer,
            InstantSource clock,
            Alarms alarms,
            RandomGenerator random,
            MailboxLimits limits) {
        this.around = new JournaledMailbox.Surroundings(store, summarizer, clock, alarms, limits);
        this.random = random;
        this.directory = new AccountDirectory(store, clock);
    }

    /**
     * The account's mailbox.
     *
     * @throws NotFound if there is no such account
     */
    public Mailbox of(AccountId account) {
        return journaled(account);
    }

    /** The account's mailbox, if there is such an account. */
    public Optional<Mailbox> find(AccountId account) {
        return directory.find(account).map(row -> of(row.id()));
    }

    public MailboxLimits limits() {
        return around.limits();
    }

    JournaledMailbox journaled(AccountId account) {
        if (directory.find(account).isEmpty()) {
            throw new NotFound("There is no such account.");
        }
        var mailbox = open.computeIfAbsent(account, this::open);
        mailbox.journal().begin();
        return mailbox;
    }

    private JournaledMailbox open(AccountId account) {
        var journal = new Journal(account, around.store(), around.clock(), this::drawOperation);
        return new JournaledMailbox(account, () -> row(account), around, journal);
    }

    /** The name of an operation that nobody else has named. The generator need not be safe for threads. */
    private OperationId drawOperation() {
        drawing.lock();
        try {
            return new OperationId("~" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
        } finally {
            drawing.unlock();
        }
    }

    private Account row(AccountId account) {
        return directory.find(account).orElseThrow(() -> new NotFound("There is no such account."));
    }

    AccountDirectory directory() {
        return directory;
    }

    Store store() {
        return around.store();
    }

    InstantSource clock() {
        return around.clock();
    }

    Alarms alarms() {
        return around.alarms();
    }

    /** Lets go of an account that was removed, and whoever waits for it. */
    void close(AccountId account) {
        var mailbox = open.remove(account);
        if (mailbox != null) {
            mailbox.journal().forget();
            mailbox.journal().waiters().wakeAll();
        }
    }
}
