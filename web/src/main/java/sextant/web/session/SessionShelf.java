package sextant.web.session;

import java.util.Optional;

/** Where sessions outlive the process. */
public interface SessionShelf {
    Optional<byte[]> read();

    /** Durable when it returns. */
    void write(byte[] sessions);
}
