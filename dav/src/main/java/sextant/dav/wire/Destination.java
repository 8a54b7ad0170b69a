package sextant.dav.wire;

import java.util.List;
import java.util.Locale;

/**
 * The header field {@code Destination} (RFC 4918 10.3).
 *
 * @param rawPath the path as the client wrote it
 * @param segments its decoded segments
 */
public record Destination(String rawPath, List<String> segments) {
    public Destination {
        segments = List.copyOf(segments);
    }

    /**
     * Reads the field.
     *
     * @param origin scheme and authority of this server
     * @throws DavError with 502 if it is on another server, with 400 if it is no path
     */
    public static Destination parse(String field, String origin) {
        var path = path(field.strip(), origin);
        return Href.segments(path, origin)
                .map(segments -> new Destination(path, segments))
                .orElseThrow(() -> DavError.of(400, "The Destination is no path of this server"));
    }

    private static String path(String field, String origin) {
        if (field.startsWith("/")) {
            return field;
        }
        var scheme = field.indexOf("://");
        if (scheme < 0) {
            throw DavError.of(400, "The Destination is a URL or a path");
        }
        var from = scheme + 3;
        var slash = field.indexOf('/', from);
        var authority = field.substring(from, slash < 0 ? field.length() : slash);
        // whoever ends TLS before this server may have the client see another scheme
        if (!bare(authority).equals(bare(origin.substring(origin.indexOf("://") + 3)))) {
            throw DavError.of(502, "The Destination is on another server");
        }
        return slash < 0 ? "/" : field.substring(slash);
    }

    private static String bare(String authority) {
        var lower = authority.toLowerCase(Locale.ROOT);
        for (var port : List.of(":80", ":443")) {
            if (lower.endsWith(port)) {
                return lower.substring(0, lower.length() - port.length());
            }
        }
        return lower;
    }
}
