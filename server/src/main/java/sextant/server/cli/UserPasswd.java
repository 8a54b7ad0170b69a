package sextant.server.cli;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sextant.server.Services;

/** {@code user passwd ADDRESS [--password-stdin]}. */
@Command(
        name = "passwd",
        description = {
            "Gives a user a new password. Device passwords stay.",
            "Asks for it; draws one and prints it if nobody is there to ask."
        })
final class UserPasswd extends StoreCommand {
    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean fromInput;

    UserPasswd(Session session) {
        super(session);
    }

    @Override
    ExitCode run(Services services) throws IOException {
        var account = account(services, address);
        var typed = fromInput
                ? Optional.of(Passwords.firstLine(session().terminal()))
                : Passwords.ask(session().terminal());
        var password = typed.orElseGet(() -> Passwords.draw(services.world().random()));
        services.accounts().setPassword(account.id(), password);
        say("The password of " + account.address() + " is changed.");
        if (typed.isEmpty()) {
            say("Password: " + password);
        }
        return ExitCode.DONE;
    }
}
