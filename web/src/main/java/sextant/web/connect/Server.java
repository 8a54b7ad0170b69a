package sextant.web.connect;

import sextant.http.Exchange;
import sextant.web.connect.Guide.Value;
import sextant.web.page.Text;

/**
 * What to type to reach this server.
 *
 * @param origin scheme and authority
 * @param user the user's address; empty where nobody is signed in
 */
public record Server(String origin, String user) {
    static Server of(Exchange exchange, String user) {
        return new Server(Text.harmless(exchange.origin()), user);
    }

    /** The host, with its port if it is not the usual one. */
    public String host() {
        return origin.substring(origin.indexOf("://") + 3);
    }

    /** What to type for a step. */
    public String value(Value value) {
        return switch (value) {
            case NOTHING -> "";
            case SERVER -> host();
            case ADDRESS -> origin + "/";
            case CALENDARS -> origin + "/.well-known/caldav";
            case CONTACTS -> origin + "/.well-known/carddav";
            case USER -> user.isEmpty() ? "your address" : user;
        };
    }
}
