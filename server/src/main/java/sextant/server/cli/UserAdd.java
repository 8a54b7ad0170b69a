package sextant.server.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sextant.server.DataFolder;
import sextant.server.Services;

/** {@code user add ADDRESS [--password-stdin] [--admin]}. */
@Command(
        name = "add",
        description = {
            "Adds a user. The domain of the address becomes one of this server's.",
            "Asks for the password; draws one and prints it if nobody is there to ask."
        })
final class UserAdd extends StoreCommand {
    @Parameters(paramLabel = "ADDRESS", description = "The address they sign in with, for example alice@example.org.")
    private String address = "";

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean fromInput;

    @Option(names = "--admin", description = "They may administer the server.")
    private boolean administrator;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "Their name, as others see it.")
    private String name = "";

    UserAdd(Session session) {
        super(session);
    }

    @Override
    void prepare() throws IOException {
        if (session().running().isEmpty()) {
            var folder = session().folder(data());
            if (!folder.exists()) {
                folder.create();
                DataFolder.createPrivateFolder(folder.store());
            }
        }
    }

    @Override
    ExitCode run(Services services) throws IOException {
        if (services.accounts().byAddress(address).isPresent()) {
            throw Failure.failed("There is a user " + address.toLowerCase(Locale.ROOT)
                    + " already. \"sextant user passwd\" sets a new password.");
        }
        var at = address.lastIndexOf('@');
        if (at < 1) {
            throw Failure.usage("A user's address has a name, an @ and a domain, for example alice@example.org.");
        }
        var typed = fromInput
                ? Optional.of(Passwords.firstLine(session().terminal()))
                : Passwords.ask(session().terminal());
        var password = typed.orElseGet(() -> Passwords.draw(services.world().random()));
        services.accounts().addDomain(address.substring(at + 1));
        var account = services.accounts().create(address, name, Optional.of(password), administrator);
        say("Added " + account.address() + (administrator ? ", an administrator." : "."));
        if (typed.isEmpty()) {
            say("Password: " + password);
        }
        return ExitCode.DONE;
    }
}
