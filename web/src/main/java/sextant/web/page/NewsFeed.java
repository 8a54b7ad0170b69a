package sextant.web.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import sextant.http.Exchange;
import sextant.http.Problem;

/**
 * Tells an open page that what it shows changed, as server-sent events (HTML, 9.2): a held request that a change wakes. It
 * says only that there is news; the page asks for its rows itself.
 */
public final class NewsFeed {
    /** After so much silence something is sent, so that no proxy takes the connection for dead. */
    public static final Duration SILENCE = Duration.ofSeconds(25);

    private NewsFeed() {}

    /** Waits for news, as a held request. */
    @FunctionalInterface
    public interface News {
        /** The count of what there is, once it is another than the known one or the silence is over. */
        long after(long known);
    }

    /**
     * Tells until the browser goes.
     *
     * @param present the count of what there is now, for a page that does not say what it knows
     */
    public static void tell(Exchange exchange, LongSupplier present, News news) throws IOException {
        exchange.set("Cache-Control", "no-store, no-transform");
        exchange.set("X-Accel-Buffering", "no");
        long known = Query.parse(exchange.query().orElse("")).numbers("known").stream()
                .findFirst()
                .orElseGet(present::getAsLong);
        try (var out = exchange.stream(200, "text/event-stream; charset=utf-8")) {
            out.write(octets("retry: 2000\n\n"));
            out.flush();
            while (true) {
                long now = news.after(known);
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
