package sextant.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sextant.mail.deliver.Recipients;
import sextant.server.Services;

/** {@code domain catch-all DOMAIN ADDRESS}. */
@Command(name = "catch-all", description = "Says who gets mail for addresses of a domain that nobody has.")
final class DomainCatchAll extends StoreCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN", description = "The domain.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ADDRESS", description = "A user, or \"off\": such mail is refused.")
    private String target = "";

    DomainCatchAll(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) {
        if (target.equals("off")) {
            services.accounts().changeDomain(name, settings -> settings.without(Recipients.CATCH_ALL));
            say("Mail for addresses that nobody has is refused.");
            return ExitCode.DONE;
        }
        var account = account(services, target);
        services.accounts().changeDomain(name, settings -> settings.with(Recipients.CATCH_ALL, account.address()));
        say(account.address() + " gets all other mail for " + name + ".");
        return ExitCode.DONE;
    }
}
