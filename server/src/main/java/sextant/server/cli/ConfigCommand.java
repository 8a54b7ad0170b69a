package sextant.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sextant.server.config.Setting;

/** {@code config}: what is in effect. */
@Command(
        name = "config",
        description =
                "Prints the configuration in effect, one setting a line: name, value, where the value comes from.")
final class ConfigCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    ConfigCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var out = session.terminal().out();
        var values = options.values(session);
        options.configuration(session, values);
        out.println(Rows.of("data", options.folder(session).path().toString(), options.folderSource()));
        for (var setting : Setting.values()) {
            var value = values.get(setting);
            var secret = setting.isSecret() && !value.text().isEmpty();
            out.println(Rows.of(setting.key(), secret ? "(set)" : value.text(), value.source()));
        }
        return ExitCode.DONE.number();
    }
}
