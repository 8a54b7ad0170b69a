package sextant.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sextant.content.ContentHash;
import sextant.http.Endpoint;
import sextant.http.Exchange;
import sextant.http.Problem;

/**
 * The style sheet, the scripts and the icon of the page. Their addresses hold a hash of what they hold, so that a browser
 * keeps them for ever and sees a new version at once.
 */
public final class Assets implements Endpoint {
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private record Source(String resource, String type) {}

    private static final Map<String, Source> SOURCES = Map.of(
            "style.css", new Source("style.css", "text/css; charset=utf-8"),
            "page.js", new Source("page.js", "text/javascript; charset=utf-8"),
            "htmx.js", new Source(HTMX, "text/javascript; charset=utf-8"),
            "icon.svg", new Source("icon.svg", "image/svg+xml"));

    @SuppressWarnings("ArrayRecordComponent") // nobody changes it, nobody compares it
    private record Loaded(byte[] octets, String type, String version) {}

    /** Read at first use, and never changed. */
    private static final class Shelf {
        private static final Map<String, Loaded> LOADED = SOURCES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> read(entry.getValue())));
    }

    /** The address of one of them. */
    public static String address(String name) {
        return "/assets/" + load(name).orElseThrow().version + "/" + name;
    }

    private static Optional<Loaded> load(String name) {
        return Optional.ofNullable(Shelf.LOADED.get(name));
    }

    private static Loaded read(Source source) {
        try (InputStream in = Assets.class.getResourceAsStream(source.resource)) {
            if (in == null) {
                throw new IllegalStateException("The product lacks its part " + source.resource);
            }
            var octets = in.readAllBytes();
            return new Loaded(octets, source.type, ContentHash.of(octets).hex().substring(0, 12));
        } catch (IOException e) {
            throw new IllegalStateException("The product's part " + source.resource + " cannot be read", e);
        }
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        var segments = exchange.segments();
        var name = segments.getLast();
        var found = segments.size() == 3 ? load(name) : Optional.<Loaded>empty();
        var asset = found.orElseThrow(() -> new Problem(404, "There is nothing at this address."));
        exchange.set(
                "Cache-Control",
                asset.version.equals(segments.get(1)) ? "public, max-age=31536000, immutable" : "no-cache");
        exchange.answer(200, asset.type, asset.octets);
    }
}
