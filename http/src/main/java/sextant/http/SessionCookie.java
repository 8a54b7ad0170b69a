package sextant.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/**
 * The cookie that a session of the web page lives in: no script can read it, no other site's form sends it, and over an
 * encrypted connection its name binds it to this very host (RFC 6265bis 4.1.3.2).
 */
public final class SessionCookie {
    private static final String PLAIN = "sextant";
    private static final String BOUND = "__Host-sextant";

    private SessionCookie() {}

    /** The token that came with a request, if one did. */
    public static Optional<String> token(Exchange exchange) {
        return token(exchange.headers("Cookie"), exchange.encrypted());
    }

    static Optional<String> token(HttpFields fields, boolean encrypted) {
        return token(fields.getValuesList("Cookie"), encrypted);
    }

    /** A cookie that was set over an unencrypted connection is none on an encrypted one. */
    private static Optional<String> token(List<String> fields, boolean encrypted) {
        String wanted = name(encrypted) + "=";
        for (String field : fields) {
            int from = 0;
            while (from < field.length()) {
                int semicolon = field.indexOf(';', from);
                int end = semicolon < 0 ? field.length() : semicolon;
                String pair = field.substring(from, end).strip();
                if (pair.startsWith(wanted)) {
                    return Optional.of(pair.substring(wanted.length()));
                }
                from = end + 1;
            }
        }
        return Optional.empty();
    }

    /** Gives the browser a token, for as long as it runs or for a while. */
    public static void give(Exchange exchange, String token, Optional<Duration> keep) {
        String age = keep.map(duration -> "; Max-Age=" + duration.toSeconds()).orElse("");
        exchange.add("Set-Cookie", name(exchange.encrypted()) + "=" + token + attributes(exchange) + age);
    }

    /** Takes the token away from the browser. */
    public static void take(Exchange exchange) {
        exchange.add("Set-Cookie", name(exchange.encrypted()) + "=" + attributes(exchange) + "; Max-Age=0");
    }

    private static String attributes(Exchange exchange) {
        return "; Path=/; HttpOnly; SameSite=Lax" + (exchange.encrypted() ? "; Secure" : "");
    }

    private static String name(boolean encrypted) {
        return encrypted ? BOUND : PLAIN;
    }
}
