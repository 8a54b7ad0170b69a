package sextant.server.cli;

import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import sextant.mail.send.Outbox;
import sextant.mail.send.Waiting;
import sextant.mailbox.Account;
import sextant.server.Services;

/** {@code queue list}. */
@Command(
        name = "list",
        description = {
            "Lists mail that is on its way out, one recipient a line:",
            "id, sender, recipient, since (in UTC), attempts, next attempt, what the other server said."
        })
final class QueueList extends StoreCommand {
    QueueList(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        var accounts = services.accounts().all().stream().collect(Collectors.toMap(Account::id, Account::address));
        var entries = services.outbox()
                .entries(services.accounts().all().stream().map(Account::id).toList());
        for (var entry : entries) {
            for (var recipient : entry.waiting().recipients()) {
                say(row(String.valueOf(accounts.get(entry.account())), entry, recipient));
            }
        }
        if (entries.isEmpty()) {
            warn("Nothing is on its way out.");
        }
        return ExitCode.DONE;
    }

    private static String row(String account, Outbox.Entry entry, Waiting.Recipient recipient) {
        var waiting = entry.waiting();
        return Rows.of(
                QueueId.of(entry),
                waiting.from().isEmpty() ? "<> (" + account + ")" : waiting.from(),
                recipient.address(),
                waiting.since().truncatedTo(ChronoUnit.SECONDS).toString(),
                String.valueOf(waiting.attempts()),
                waiting.next().truncatedTo(ChronoUnit.SECONDS).toString(),
                recipient.said().isEmpty() ? "-" : recipient.said());
    }
}
