package sextant.server.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;

/** The file {@code sextant.conf}: lines {@code name = value}; a line that begins with {@code #} is a comment. */
public final class ConfigurationFile {
    /** Its name in the data folder. */
    public static final String NAME = "sextant.conf";

    private ConfigurationFile() {}

    /**
     * Overrides values with those in a file.
     *
     * @throws ConfigurationException if a line is not understood, or names a setting there is not or one twice
     * @throws IOException if the file cannot be read
     */
    public static Values read(Path file, Values values) throws IOException {
        var result = values;
        var seen = EnumSet.noneOf(Setting.class);
        var number = 0;
        for (var line : text(file).split("\n", -1)) {
            number++;
            var bare = line.strip();
            if (bare.isEmpty() || bare.startsWith("#")) {
                continue;
            }
            var where = file + ", line " + number;
            var equals = bare.indexOf('=');
            if (equals < 0) {
                throw new ConfigurationException(where + ": a line reads \"name = value\", and this one has no \"=\".");
            }
            var key = bare.substring(0, equals).strip();
            var setting = Setting.named(key).orElseThrow(() -> unknown(where, key));
            if (!seen.add(setting)) {
                throw new ConfigurationException(where + ": " + key + " was set before in this file.");
            }
            result = result.with(setting, bare.substring(equals + 1).strip(), where);
        }
        return result;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(file + " is not text in UTF-8.");
        }
    }

    private static ConfigurationException unknown(String where, String key) {
        var nearest = Nearest.to(key, Setting.values(), Setting::key);
        return new ConfigurationException(
                where + ": there is no setting \"" + key + "\"; the nearest is \"" + nearest.key() + "\".");
    }

    /** A file that sets nothing: every setting as a comment, with its default and what it means. */
    public static String commented() {
        var text = new StringBuilder("""
                # Sextant's configuration. A line reads "name = value"; take the # away to set something.
                # The environment (SEXTANT_HTTP_LISTEN, ...) overrides this file, the command line overrides both.
                # "sextant config" prints what is in effect. Changes need a restart.
                """);
        for (var setting : Setting.values()) {
            if (!setting.help().isEmpty()) {
                text.append('\n');
            }
            setting.help()
                    .lines()
                    .forEach(line -> text.append("# ").append(line).append('\n'));
            text.append(("#" + setting.key() + " = " + setting.initial()).stripTrailing())
                    .append('\n');
        }
        return text.toString();
    }
}
