package sextant.server.cli;

import sextant.mail.send.Outbox;
import sextant.mailbox.AccountId;
import sextant.mailbox.ItemId;

/** How a message on its way out is named on the command line: its account's number, a hyphen, its own. */
record QueueId(AccountId account, ItemId item) {
    static String of(Outbox.Entry entry) {
        return entry.account().value() + "-" + entry.item().value();
    }

    static QueueId parse(String text) {
        var hyphen = text.indexOf('-');
        try {
            return new QueueId(
                    new AccountId(Long.parseLong(text.substring(0, Math.max(0, hyphen)))),
                    new ItemId(Long.parseLong(text.substring(hyphen + 1))));
        } catch (NumberFormatException e) {
            throw Failure.usage(Rows.printable(text) + " is no id of \"sextant queue list\", for example 1-42.");
        }
    }
}
