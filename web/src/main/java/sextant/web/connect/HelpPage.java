package sextant.web.connect;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import sextant.http.Endpoint;
import sextant.http.Exchange;
import sextant.mailbox.Protocol;
import sextant.web.page.Templates;

/** <i>Synchronizing with Sextant</i>: per device, what to type. For anybody. */
public final class HelpPage implements Endpoint {
    private final Set<Protocol> spoken;
    private final Templates templates;

    public HelpPage(Set<Protocol> spoken, Templates templates) {
        this.spoken = spoken;
        this.templates = templates;
    }

    /** What the page shows. */
    public record View(List<Guide> guides, Server server) {}

    @Override
    public void handle(Exchange exchange) throws IOException {
        templates.answer(exchange, 200, "help", new View(Guide.of(spoken), Server.of(exchange, "")));
    }
}
