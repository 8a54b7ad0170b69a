package sextant.mail;

import java.util.List;
import java.util.Optional;
import sextant.mail.receive.Door;
import sextant.mail.receive.Tls;
import sextant.mail.send.Route;

/**
 * How a server takes part in mail.
 *
 * @param host what it calls itself; others should find it under that name
 * @param doors where it takes mail
 * @param tls its certificate; without one no door speaks TLS
 * @param smarthost who takes all mail for others; else their own servers are looked for
 */
public record MailOptions(
        String host, List<Door> doors, Optional<Tls> tls, Optional<Route> smarthost, Dns dns, MailLimits limits) {
    public MailOptions {
        doors = List.copyOf(doors);
        if (tls.isEmpty() && doors.stream().anyMatch(Door::secure)) {
            throw new IllegalArgumentException("a door with TLS needs a certificate");
        }
    }

    /** Users of one server write to each other, and nobody else is there. */
    public static MailOptions alone() {
        return new MailOptions(
                "localhost",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                (name, type) -> List.of(),
                MailLimits.DEFAULT);
    }
}
