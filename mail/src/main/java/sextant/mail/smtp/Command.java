package sextant.mail.smtp;

import java.util.Locale;

/**
 * A line a client sent.
 *
 * @param verb its first word, in upper case
 * @param rest what follows, without the space between
 */
public record Command(String verb, String rest) {
    public static Command of(String line) {
        var space = line.indexOf(' ');
        return space < 0
                ? new Command(line.toUpperCase(Locale.ROOT), "")
                : new Command(
                        line.substring(0, space).toUpperCase(Locale.ROOT),
                        line.substring(space + 1).strip());
    }
}
