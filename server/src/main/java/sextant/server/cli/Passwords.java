package sextant.server.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sextant.server.control.Terminal;

/** How a command comes by a password. */
public final class Passwords {
    private static final int LONGEST = 4096;
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    // no letter or digit that looks like another
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private Passwords() {}

    /** The first line of the input, without its end; the rest of the input is left alone. */
    static String firstLine(Terminal terminal) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var octet = terminal.in().read();
                octet >= 0 && octet != '\n';
                octet = terminal.in().read()) {
            if (line.size() == LONGEST) {
                throw Failure.usage("The password on standard input is too long.");
            }
            line.write(octet);
        }
        var text = line.toString(StandardCharsets.UTF_8);
        var password = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (password.isEmpty()) {
            throw Failure.usage("There is no password on standard input: its first line is empty.");
        }
        return password;
    }

    /** Asks for a new password, twice; empty if nobody is there to answer. */
    static Optional<String> ask(Terminal terminal) {
        var first = terminal.password("New password");
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (first.get().isEmpty()) {
            throw Failure.usage("A password has at least one character.");
        }
        if (!terminal.password("Once more").equals(first)) {
            throw Failure.usage("The two passwords are not the same; nothing was changed.");
        }
        return first;
    }

    /** A password nobody can guess, in groups that are easy to type: 79 bits. */
    public static String draw(RandomGenerator random) {
        var password = new StringBuilder();
        for (var i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
