package sextant.mail.receive;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import sextant.content.Document;
import sextant.mail.smtp.Path;
import sextant.mailbox.AccountId;

/**
 * A message as a peer handed it over.
 *
 * @param id names it in logs and in its Received field
 * @param helo what the peer calls itself
 * @param secured what TLS it came through; empty for none
 * @param user who signed in; empty for another server
 * @param from where reports go
 * @param to at least one
 */
public record Arrival(
        String id,
        Door.Use use,
        InetAddress peer,
        String helo,
        Optional<String> secured,
        Optional<AccountId> user,
        Path from,
        List<Path> to,
        Document message) {}
