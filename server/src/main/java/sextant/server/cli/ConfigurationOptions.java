package sextant.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sextant.server.DataFolder;
import sextant.server.config.Configuration;
import sextant.server.config.ConfigurationFile;
import sextant.server.config.Setting;
import sextant.server.config.Values;

/** The options that say how a server is to run. */
final class ConfigurationOptions {
    private static final String VARIABLE = "SEXTANT_DATA";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder; SEXTANT_DATA, or \"data\", if not given.")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file; sextant.conf in the data folder, if not given.")
    private @Nullable Path file;

    @Option(names = "--http", paramLabel = "HOST:PORT", description = "Where to answer plain HTTP, or off.")
    private @Nullable String http;

    @Option(names = "--https", paramLabel = "HOST:PORT", description = "Where to answer HTTPS, or off.")
    private @Nullable String https;

    @Option(names = "--smtp", paramLabel = "HOST:PORT", description = "Where to receive mail, or off.")
    private @Nullable String smtp;

    private static final String DEFAULT_FOLDER = "data";

    DataFolder folder(Session session) {
        return session.folder(
                data != null ? data : Path.of(session.environment().getOrDefault(VARIABLE, DEFAULT_FOLDER)));
    }

    String folderSource() {
        return data != null ? "command line --data" : "default or environment " + VARIABLE;
    }

    /** Whether the person named a folder. */
    boolean namesFolder() {
        return data != null;
    }

    /** Defaults, then the file, then the environment, then the command line. */
    Values values(Session session) throws IOException {
        var values = Values.defaults();
        var named = Optional.ofNullable(file).map(session.terminal()::resolve);
        var configuration = named.orElse(folder(session).configuration());
        if (Files.exists(configuration)) {
            values = ConfigurationFile.read(configuration, values);
        } else if (named.isPresent()) {
            throw Failure.usage("The configuration file " + configuration + " does not exist.");
        }
        values = values.withEnvironment(session.environment());
        values = override(values, Setting.HTTP_LISTEN, http, "--http");
        values = override(values, Setting.HTTPS_LISTEN, https, "--https");
        return override(values, Setting.SMTP_LISTEN, smtp, "--smtp");
    }

    private static Values override(Values values, Setting setting, @Nullable String text, String option) {
        return text == null ? values : values.with(setting, text, "command line " + option);
    }

    /** The values, tested. File names in them start from the folder the configuration file lies in. */
    Configuration configuration(Session session, Values values) {
        var base = file == null
                ? folder(session).path()
                : session.terminal().resolve(file).getParent();
        return Configuration.of(values, base == null ? session.terminal().directory() : base);
    }
}
