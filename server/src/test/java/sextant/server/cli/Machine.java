package sextant.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.mailbox.MailboxLimits;
import sextant.server.DataFolder;
import sextant.server.Services;
import sextant.server.Start;
import sextant.server.World;
import sextant.server.config.Configuration;
import sextant.server.config.Setting;
import sextant.server.config.Values;
import sextant.server.control.RecordedTerminal;

/** A machine with a data folder, on which commands are typed while a server runs or while none does. */
final class Machine implements AutoCloseable {
    /** What a command said and how it ended. */
    record Ran(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private final World world = World.real();
    private final Path folder;
    private final DataFolder data;
    private @Nullable Serving server;
    private String announcement = "";

    Machine(Path folder) {
        this.folder = folder;
        this.data = new DataFolder(folder.resolve("data"));
    }

    /** Starts a server on the data folder, on a free port of this machine alone. */
    Machine serve() throws IOException {
        return serve(Map.of(Setting.HTTP_LISTEN, "127.0.0.1:0", Setting.HTTPS_LISTEN, "off"));
    }

    Machine serve(Map<Setting, String> settings) throws IOException {
        var values = Values.defaults();
        for (var setting : settings.entrySet()) {
            values = values.with(setting.getKey(), setting.getValue(), "the test");
        }
        data.create();
        var terminal = new RecordedTerminal(folder);
        var session = new Session(List.of("serve"), terminal, world, Map.of(), Optional.empty());
        var started = Serving.open(session, data, Configuration.of(values, data.path()), false);
        started.announce();
        server = started;
        announcement = terminal.output();
        return this;
    }

    void stop() throws IOException {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    String announcement() {
        return announcement;
    }

    DataFolder data() {
        return data;
    }

    Path folder() {
        return folder;
    }

    World world() {
        return world;
    }

    /** Works on the data: in the server that runs, or alone. */
    void with(Session.Work work) throws IOException {
        if (server != null) {
            work.on(server.server().services());
            return;
        }
        try (var services = open()) {
            work.on(services);
        }
    }

    private Services open() {
        return Start.services(world, data, MailboxLimits.DEFAULT);
    }

    /** Types a command about this data folder. */
    Ran sextant(String... arguments) {
        return typed("", arguments);
    }

    /** Types a command, and something into its standard input. */
    Ran typed(String input, String... arguments) {
        return run(new RecordedTerminal(folder, input), arguments);
    }

    /** Types a command, and passwords when asked. */
    Ran answering(List<String> passwords, String... arguments) {
        return run(new RecordedTerminal(folder, "").typing(passwords.toArray(String[]::new)), arguments);
    }

    private Ran run(RecordedTerminal terminal, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", "data"));
        var code = new Program(world, Map.of()).run(all, terminal);
        return new Ran(code, terminal.output(), terminal.errors());
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
