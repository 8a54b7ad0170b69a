package sextant.store.sqlite;

import java.io.IOException;

/** A large document's file is missing, or its octets are not those its name promises. */
final class DamagedBlob extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedBlob(String message) {
        super(message);
    }
}
