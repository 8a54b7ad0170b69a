package sextant.server.control;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** The person or script a command talks to, in this process or at the other end of a control socket. */
public interface Terminal {
    PrintStream out();

    PrintStream err();

    InputStream in();

    /** The folder that relative paths start from. */
    Path directory();

    /** Asks a person for a password, without showing what they type; empty if nobody sits at a keyboard. */
    Optional<String> password(String prompt);

    /** A path as the person meant it. */
    default Path resolve(Path path) {
        return directory().resolve(path).normalize();
    }
}
