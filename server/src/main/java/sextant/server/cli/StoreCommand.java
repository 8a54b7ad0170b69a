package sextant.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import sextant.mailbox.Account;
import sextant.server.Services;

/** A command that works on the mailboxes of a data folder, whether a server runs on it or not. */
abstract class StoreCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:SEXTANT_DATA:-data}",
            description = "The data folder; SEXTANT_DATA, or \"data\", if not given.")
    private Path data = Path.of("data");

    StoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        prepare();
        return session.withServices(session.folder(data), this::run);
    }

    /** Tests what was typed, before anything is opened; runs where it was typed and again in the server. */
    void prepare() throws IOException {}

    /** Does it. */
    abstract ExitCode run(Services services) throws IOException;

    Session session() {
        return session;
    }

    Path data() {
        return data;
    }

    void say(String line) {
        session.terminal().out().println(line);
    }

    void warn(String line) {
        session.terminal().err().println(line);
    }

    /** The account of an address that was typed. */
    static Account account(Services services, String address) {
        return services.accounts()
                .byAddress(address)
                .orElseThrow(() -> Failure.failed(
                        "There is no user " + Rows.printable(address) + ". \"sextant user list\" shows who there is."));
    }
}
