package sextant.server;

import java.util.function.Function;
import sextant.content.Summarizer;
import sextant.mail.send.Outbox;
import sextant.mailbox.Accounts;
import sextant.mailbox.ActivityLog;
import sextant.mailbox.Devices;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.PasswordCost;
import sextant.mailbox.Retention;
import sextant.mailbox.Verification;
import sextant.mailbox.Withholding;
import sextant.mailbox.search.Search;
import sextant.mailbox.store.Store;

/**
 * An open store with what stands on it. Whoever works on mailboxes, the server or a command that runs without one, uses
 * these.
 */
public record Services(
        World world,
        Store store,
        Mailboxes mailboxes,
        Accounts accounts,
        Devices devices,
        Outbox outbox,
        Search search,
        ActivityLog activities,
        Withholding withholding,
        Verification verification,
        Retention retention)
        implements AutoCloseable {
    private static final int SECRET_OCTETS = 32;

    /** Takes over the store: {@link #close} closes it. */
    public static Services over(
            World world,
            Store store,
            Function<Mailboxes, Search> search,
            Summarizer summarizer,
            MailboxLimits limits,
            PasswordCost cost) {
        var mailboxes = new Mailboxes(store, summarizer, world.clock(), world.alarms(), world.random(), limits);
        var devices = new Devices(mailboxes);
        var accounts = new Accounts(mailboxes, cost, world.random());
        var index = search.apply(mailboxes);
        accounts.onChange(changed -> {
            if (accounts.find(changed).isEmpty()) {
                index.forget(changed);
            }
        });
        return new Services(
                world,
                store,
                mailboxes,
                accounts,
                devices,
                new Outbox(mailboxes, world.clock()),
                index,
                new ActivityLog(mailboxes, devices),
                new Withholding(mailboxes, devices),
                new Verification(store, summarizer),
                new Retention(mailboxes));
    }

    /** The server's secret of this name: drawn at the first use, then always the same. Part of every backup. */
    public byte[] secret(String name) {
        var setting = "secret." + name;
        return store.setting(setting).orElseGet(() -> {
            var drawn = new byte[SECRET_OCTETS];
            world.random().nextBytes(drawn);
            store.putSetting(setting, drawn);
            return drawn;
        });
    }

    /** Writes what is still only in memory and closes the store. */
    @Override
    public void close() {
        try (store;
                search) {
            activities.close();
            devices.close();
        }
    }
}
