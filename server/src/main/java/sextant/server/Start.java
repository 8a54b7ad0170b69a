package sextant.server;

import sextant.content.Summaries;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.PasswordCost;
import sextant.store.sqlite.SqliteOptions;
import sextant.store.sqlite.SqliteSearch;
import sextant.store.sqlite.SqliteStore;

/** Opens what the server and the commands work on. */
public final class Start {
    private Start() {}

    /**
     * Opens the store of a data folder.
     *
     * @throws sextant.store.sqlite.StoreInUse if another process has it open
     */
    public static Services services(World world, DataFolder folder, MailboxLimits limits) {
        var store = SqliteStore.open(folder.store(), SqliteOptions.DEFAULTS);
        return Services.over(
                world,
                store,
                mailboxes -> new SqliteSearch(folder.store().resolve("search"), SqliteOptions.DEFAULTS, mailboxes),
                new Summaries(),
                limits,
                PasswordCost.DEFAULT);
    }
}
