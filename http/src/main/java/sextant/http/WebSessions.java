package sextant.http;

import java.util.Optional;

/** Knows who is signed in to the web page. */
@FunctionalInterface
public interface WebSessions {
    /** Where nobody ever is. */
    WebSessions NONE = token -> Optional.empty();

    /**
     * Whose session this is, if it is one and they could still sign in with the password they used. Cheap: asked on every
     * request of the page.
     *
     * @param token what the cookie holds: anything
     */
    Optional<SignedIn> find(String token);
}
