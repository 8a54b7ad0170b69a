package sextant.mail.receive;

import java.io.IOException;

/** At an address where mail was to be taken, nobody can listen. */
public final class DoorTaken extends IOException {
    private static final long serialVersionUID = 1;

    DoorTaken(Door door, IOException cause) {
        super(
                "Mail cannot be taken at " + door.address().getHostString() + ":"
                        + door.address().getPort() + " (" + cause.getMessage() + ").",
                cause);
    }
}
