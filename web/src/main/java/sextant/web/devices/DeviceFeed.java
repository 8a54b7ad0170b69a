package sextant.web.devices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mailbox.AccountId;
import sextant.mailbox.DeviceNews;
import sextant.web.page.Door;
import sextant.web.page.Query;

/**
 * Tells an open page that rows changed, as server-sent events (HTML, 9.2): a held request that a change wakes. It says
 * only that there is news; the page asks for its rows itself.
 */
public final class DeviceFeed {
    /** After so much silence something is sent, so that no proxy takes the connection for dead. */
    private static final Duration SILENCE = Duration.ofSeconds(25);

    private final DeviceNews news;

    public DeviceFeed(DeviceNews news) {
        this.news = news;
    }

    /** The viewer's own devices. */
    public Door.Page own() {
        return (exchange, viewer) -> tell(exchange, Optional.of(viewer.account()));
    }

    /** Everybody's. */
    public Door.Page all() {
        return (exchange, viewer) -> tell(exchange, Optional.empty());
    }

    private void tell(Exchange exchange, Optional<AccountId> whose) throws IOException {
        exchange.set("Cache-Control", "no-store, no-transform");
        exchange.set("X-Accel-Buffering", "no");
        var known = Query.parse(exchange.query().orElse("")).numbers("known").stream()
                .findFirst()
                .orElseGet(() -> news.count(whose));
        try (var out = exchange.stream(200, "text/event-stream; charset=utf-8")) {
            out.write(octets("retry: 2000\n\n"));
            out.flush();
            while (true) {
                long before = known;
                long now = exchange.hold(() -> news.await(whose, before, SILENCE));
                out.write(octets(now == known ? ":\n\n" : "event: news\ndata: " + now + "\n\n"));
                out.flush();
                known = now;
            }
        } catch (Problem ended) {
            // The server stops, the browser went, or may no longer look: the stream just ends.
            if (ended.status() != 503) {
                throw ended;
            }
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
