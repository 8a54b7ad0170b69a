package sextant.http.tls;

import java.io.IOException;
import java.security.KeyStore;

/** Where the server's certificate and private key come from. */
public interface CertificateSource {
    /** The password of the key in a loaded key store, which never leaves the memory. */
    String PASSWORD = "in-memory";

    /**
     * Reads certificate chain and key as they are now, into a key store with one entry.
     *
     * @throws IOException if they cannot be read or do not belong together; the message says what to mend
     */
    KeyStore load() throws IOException;

    /** A text that differs when {@link #load} would give something else. Cheap, asked again and again. */
    String version();
}
