package sextant.http;

import java.util.Set;

/**
 * A row of the table of all that the server answers.
 *
 * @param pattern a path; a last segment {@code **} stands for any number of segments, none included
 * @param methods the methods it answers, in upper case; empty for all
 * @param access who may use it
 * @param maxBody the largest request body in octets, after inflating
 * @param endpoint answers it
 */
public record Route(String pattern, Set<String> methods, Access access, long maxBody, Endpoint endpoint) {
    public Route {
        methods = Set.copyOf(methods);
    }
}
