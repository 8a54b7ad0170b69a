package sextant.web.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.http.Problem;

/** Names and values of a query or of a form's body (application/x-www-form-urlencoded). */
public final class Query {
    private static final int MOST = 2_000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Query() {}

    /**
     * Reads a query.
     *
     * @throws Problem with 400 if it is malformed
     */
    public static Query parse(String text) {
        var query = new Query();
        var count = 0;
        for (var from = 0; from < text.length(); ) {
            var ampersand = text.indexOf('&', from);
            var end = ampersand < 0 ? text.length() : ampersand;
            var pair = text.substring(from, end);
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                query.values
                        .computeIfAbsent(decode(equals < 0 ? pair : pair.substring(0, equals)), n -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
                if (++count > MOST) {
                    throw new Problem(400, "The form has too many fields.");
                }
            }
            from = end + 1;
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "The form is malformed.");
        }
    }

    /** A text as part of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public Optional<String> get(String name) {
        return all(name).stream().findFirst();
    }

    public String text(String name) {
        return get(name).orElse("");
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The numbers among the values of this name. */
    public List<Long> numbers(String name) {
        return all(name).stream()
                .filter(text -> !text.isEmpty() && text.length() <= 18)
                .filter(text -> text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::valueOf)
                .distinct()
                .toList();
    }
}
