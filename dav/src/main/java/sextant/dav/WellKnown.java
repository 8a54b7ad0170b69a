package sextant.dav;

import java.io.IOException;
import sextant.dav.resource.Urls;
import sextant.http.Endpoint;
import sextant.http.Exchange;

/**
 * {@code /.well-known/caldav} and {@code /.well-known/carddav} (RFC 6764 5): whatever the method, and before anybody signs
 * in, on to the root. The target has no host in it, so that no forged one can be put there.
 */
final class WellKnown implements Endpoint {
    @Override
    public void handle(Exchange exchange) throws IOException {
        exchange.set("Location", Urls.ROOT);
        exchange.set("Cache-Control", "max-age=3600");
        exchange.answer(301);
    }
}
