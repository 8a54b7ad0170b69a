package sextant.server.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import sextant.mailbox.Account;
import sextant.server.Services;
import sextant.server.transfer.Importer;

/** The account that shows what there is to see. */
public final class Demo {
    private static final String DOMAIN = "example.org";
    private static final List<String> FILES = List.of("contacts.vcf", "calendar.ics");

    private Demo() {}

    /**
     * Makes the account and fills its mailbox.
     *
     * @throws IOException if the samples cannot be read
     */
    public static Account fill(Services services, String password) throws IOException {
        services.accounts().addDomain(DOMAIN);
        var account = services.accounts().create("demo@" + DOMAIN, "Demo", Optional.of(password), true);
        var today = LocalDate.ofInstant(services.world().clock().instant(), ZoneId.systemDefault());
        var samples = new Samples(today);
        var importer = new Importer(services.mailboxes().of(account.id()), Optional.empty(), (file, line, reason) -> {
            throw new IllegalStateException("the sample at line " + line + " of " + file + " is refused: " + reason);
        });
        for (var file : FILES) {
            importer.take(file, samples.file(file));
        }
        importer.finish();
        Letters.deliver(services, account);
        return account;
    }
}
