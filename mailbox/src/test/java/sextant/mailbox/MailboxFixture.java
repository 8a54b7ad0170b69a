package sextant.mailbox;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import sextant.content.Summarizer;
import sextant.mailbox.store.InMemoryStore;

/** A whole mailbox layer in memory, on virtual time, with cheap passwords and the domain {@code example.org}. */
public final class MailboxFixture {
    /** Passwords that cost next to nothing. */
    public static final PasswordCost CHEAP = new PasswordCost(64, 1, 1, 64);

    public final InMemoryStore store = new InMemoryStore();
    public final VirtualTime time = new VirtualTime();
    public final Mailboxes mailboxes;
    public final Accounts accounts;
    public final Devices devices;

    public MailboxFixture() {
        this(SampleDocuments::summarize, MailboxLimits.DEFAULT);
    }

    public MailboxFixture(Summarizer summarizer, MailboxLimits limits) {
        mailboxes = new Mailboxes(store, summarizer, time, time, new SplittableRandom(1), limits);
        accounts = new Accounts(mailboxes, CHEAP, new SecureRandom());
        devices = new Devices(mailboxes);
        accounts.addDomain("example.org");
    }

    /** Lets go of tombstones, as the retention does after a long time. */
    public void prune(AccountId account, CollectionId in, Position upTo) {
        mailboxes.journaled(account).journal().prune(in, upTo);
    }

    /** As a restore does, while nothing runs: everybody has a new epoch. */
    public void newEpochs(LongSupplier epochs) {
        store.newEpochs(epochs);
        store.accounts()
                .forEach(account -> mailboxes.journaled(account.id()).journal().forget());
    }

    /** Another process's mailbox layer over the same store. */
    public Mailboxes otherProcess() {
        store.share();
        return new Mailboxes(
                store, SampleDocuments::summarize, time, time, new SplittableRandom(2), MailboxLimits.DEFAULT);
    }

    /** A new account {@code <name>@example.org} with the password {@code <name>'s secret}. */
    public Account account(String name) {
        return accounts.create(name + "@example.org", name, Optional.of(name + "'s secret"), false);
    }

    /** The mailbox of a new account. */
    public Mailbox mailbox(String name) {
        return mailboxes.of(account(name).id());
    }

    /** A new ActiveSync device of the account. */
    public Device device(Account account, String identifier) {
        return devices.recognise(
                account.id(),
                Protocol.EXCHANGE_ACTIVESYNC,
                identifier,
                "Phone " + identifier,
                "TestPhone/1.0",
                Optional.empty());
    }
}
