package sextant.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import sextant.http.SignIn.Outcome;

/** Decides whether a request may use its route. Safe for use by any number of threads. */
final class Admission {
    /** One realm for all paths: clients forget a password that is asked for again under another name. */
    private static final String CHALLENGE = "Basic realm=\"Sextant\", charset=\"UTF-8\"";

    /** Where the web page asks for a password. */
    private static final String SIGN_IN = "/sign-in?to=";

    private final SignIn signIn;
    private final WebSessions sessions;
    private final boolean plainSignIn;

    Admission(SignIn signIn, WebSessions sessions, HttpOptions options) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.plainSignIn = options.plainSignIn();
    }

    /**
     * Whoever was let in.
     *
     * @param who who signed in, if anybody
     * @param generation what was true of their account before they did
     */
    record Pass(Optional<SignedIn> who, long generation) {
        private static final Pass NOBODY = new Pass(Optional.empty(), 0);
    }

    /**
     * Lets a request in.
     *
     * @param page the raw path to come back to after signing in, or empty
     * @throws Problem if it may not use the route
     * @throws Refusal if it may not, but could
     */
    Pass admit(Access access, Client client, HttpFields fields, String page) {
        List<String> authorizations = fields.getValuesList("Authorization");
        if (authorizations.size() > 1) {
            throw new Problem(400, "The request signs in more than once.");
        }
        Optional<String> authorization = authorizations.stream().findFirst();
        return switch (access) {
            case LOCAL -> {
                if (!client.sameMachine()) {
                    throw new Problem(404, "There is nothing at this address.");
                }
                yield Pass.NOBODY;
            }
            case PUBLIC ->
                authorization.isPresent() && mayShowPassword(client) ? recognised(client, authorization) : Pass.NOBODY;
            case ACCOUNT -> demand(client, authorization);
            case ADMINISTRATOR -> {
                Pass pass = demand(client, authorization);
                if (!pass.who().map(SignedIn::administers).orElse(false)) {
                    throw new Problem(403, "Only an administrator, with the account's own password, may do this.");
                }
                yield pass;
            }
            case SESSION -> session(client, fields, page);
            case SESSION_ADMINISTRATOR -> {
                Pass pass = session(client, fields, page);
                if (!pass.who().map(SignedIn::administers).orElse(false)) {
                    throw new Problem(403, "Only an administrator may see this.");
                }
                yield pass;
            }
        };
    }

    /** A browser sends Basic by itself wherever another page sends it: the web page takes a cookie only. */
    private Pass session(Client client, HttpFields fields, String page) {
        Optional<String> token =
                mayShowPassword(client) ? SessionCookie.token(fields, client.secure()) : Optional.empty();
        return token.flatMap(given -> sessions.find(given).flatMap(is -> {
                    long generation = signIn.generation(is.account().address());
                    // Again, now that the generation was read: what changes from here on is another one.
                    return sessions.find(given).map(still -> new Pass(Optional.of(still), generation));
                }))
                .orElseThrow(() -> new Refusal(303, "Sign in first.", "Location", SIGN_IN + page));
    }

    /** Whether whoever was let in would be let in still. */
    boolean isValid(Pass pass) {
        return pass.who()
                .map(is -> signIn.generation(is.account().address()) == pass.generation())
                .orElse(true);
    }

    /** A password comes encrypted, or not over any wire at all. */
    boolean mayShowPassword(Client client) {
        return client.secure() || client.loopback() || plainSignIn;
    }

    private Pass recognised(Client client, Optional<String> authorization) {
        var attempt = attempt(client, authorization);
        return attempt.outcome instanceof Outcome.Good(SignedIn who)
                ? new Pass(Optional.of(who), attempt.generation)
                : Pass.NOBODY;
    }

    private Pass demand(Client client, Optional<String> authorization) {
        if (!mayShowPassword(client)) {
            throw new Problem(
                    403,
                    "Signing in needs an encrypted connection: use https. If a proxy stands in front of the server, the"
                            + " server must be told to trust it.");
        }
        var attempt = attempt(client, authorization);
        return switch (attempt.outcome) {
            case Outcome.Good(SignedIn who) -> new Pass(Optional.of(who), attempt.generation);
            case Outcome.Later(Duration wait) ->
                throw Refusal.later(429, "Too many wrong passwords. Wait a while, then try again.", wait);
            case Outcome.Wrong() ->
                throw new Refusal(401, "Sign in with your address and password.", "WWW-Authenticate", CHALLENGE);
        };
    }

    private record Attempt(Outcome outcome, long generation) {}

    private Attempt attempt(Client client, Optional<String> authorization) {
        return authorization
                .flatMap(BasicCredentials::parse)
                .map(given -> attempt(client, given))
                .orElseGet(() -> new Attempt(new Outcome.Wrong(), 0));
    }

    private Attempt attempt(Client client, BasicCredentials given) {
        long generation = signIn.generation(given.address());
        String peer = client.address().getHostAddress();
        return new Attempt(signIn.attempt(peer, given.address(), given.password()), generation);
    }
}
