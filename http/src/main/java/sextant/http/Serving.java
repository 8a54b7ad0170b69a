package sextant.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import sextant.http.Routes.Match;
import sextant.http.SignIn.Outcome;
import sextant.mailbox.MailboxException;

/** Serves one request, from its header to its line in the log. Used by one thread. */
final class Serving {
    /** The realm of all paths: clients forget a password that is asked for again under another name. */
    private static final String CHALLENGE = "Basic realm=\"Sextant\", charset=\"UTF-8\"";

    private final Requests.Services services;
    private final String id;
    private final Request request;
    private final JettyAnswer answer;
    private final long begun;
    private final Map<String, String> errorFields = new TreeMap<>();
    private final RequestBody octets;
    private final Leftovers leftovers;

    private @Nullable Client client;
    private Optional<Route> route = Optional.empty();
    private Optional<SignedIn> who = Optional.empty();
    private @Nullable JettyExchange exchange;
    private boolean broken;

    Serving(Requests.Services services, String id, Request request, Response response) {
        this.services = services;
        this.id = id;
        this.request = request;
        this.begun = services.timing().ticker().getAsLong();
        this.answer =
                new JettyAnswer(request, response, services.options().limits().bodies(), services.timing());
        this.octets = new RequestBody(
                Content.Source.asInputStream(request),
                services.options().limits().bodies(),
                services.timing().ticker());
        this.leftovers = new Leftovers(request, octets);
    }

    void run(Callback callback) {
        if (!services.running().enter()) {
            defaults();
            answer.fields().put("Connection", "close");
            end(explain(later(503, "The server is stopping. Ask again.", Duration.ofSeconds(5))), callback);
            return;
        }
        try {
            end(attempt(), callback);
        } finally {
            services.running().leave();
        }
    }

    private void end(Optional<Throwable> failure, Callback callback) {
        broken = failure.isPresent();
        failure.ifPresentOrElse(callback::failed, callback::succeeded);
        record();
    }

    /** @return why the connection has to be broken off, if it has */
    private Optional<Throwable> attempt() {
        defaults();
        try {
            serve();
            if (!answer.answered()) {
                throw new IllegalStateException("The endpoint gave no answer");
            }
            answer.finish();
            leftovers.linger();
            return Optional.empty();
        } catch (Throwable failure) { // also an OutOfMemoryError ends one request only
            return explain(failure);
        } finally {
            release();
        }
    }

    private void defaults() {
        answer.fields()
                .put("Date", DateGenerator.formatDate(services.timing().clock().millis()));
        answer.fields().put("X-Content-Type-Options", "nosniff");
        if (request.getConnectionMetaData().isSecure()) {
            answer.fields().put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private void serve() throws IOException {
        Client from = Client.of(request, services.options().trustedProxies());
        client = from;
        var path = RawPath.parse(path());
        Route row = route(path);
        route = Optional.of(row);
        who = admit(row, from);
        if (who.isEmpty()) {
            handle(row, path, from);
            return;
        }
        var account = who.get().account().id();
        if (!services.running().enter(account)) {
            services.metrics().throttled("account");
            throw later(503, "This account has too many requests at the same time.", Duration.ofSeconds(5));
        }
        try {
            handle(row, path, from);
        } finally {
            services.running().leave(account);
        }
    }

    private String path() {
        @Nullable String raw = request.getHttpURI().getPath();
        return raw == null ? "" : raw;
    }

    private Route route(RawPath path) {
        return switch (services.routes().match(request.getMethod(), path.segments())) {
            case Match.Found(Route found) -> found;
            case Match.WrongMethod(var allowed) -> {
                errorFields.put("Allow", String.join(", ", allowed));
                throw new Problem(405, "This address answers other methods only.");
            }
            case Match.Unknown() -> throw new Problem(404, "There is nothing at this address.");
        };
    }

    private Optional<SignedIn> admit(Route row, Client from) {
        List<String> fields = request.getHeaders().getValuesList("Authorization");
        if (fields.size() > 1) {
            throw new Problem(400, "The request signs in more than once.");
        }
        return switch (row.access()) {
            case LOCAL -> {
                if (!from.sameMachine()) {
                    throw new Problem(404, "There is nothing at this address.");
                }
                yield Optional.empty();
            }
            case PUBLIC ->
                fields.isEmpty() || !from.mayShowPassword(services.options())
                        ? Optional.empty()
                        : Optional.of(signIn(from, fields))
                                .filter(Outcome.Good.class::isInstance)
                                .map(good -> ((Outcome.Good) good).who());
            case ACCOUNT -> Optional.of(demand(from, fields));
            case ADMINISTRATOR -> {
                SignedIn caller = demand(from, fields);
                if (!caller.administers()) {
                    throw new Problem(403, "Only an administrator, with the account's own password, may do this.");
                }
                yield Optional.of(caller);
            }
        };
    }

    private SignedIn demand(Client from, List<String> fields) {
        if (!from.mayShowPassword(services.options())) {
            throw new Problem(
                    403,
                    "Signing in needs an encrypted connection: use https. If a proxy stands in front of the server, the"
                            + " server must be told to trust it.");
        }
        return switch (signIn(from, fields)) {
            case Outcome.Good(SignedIn caller) -> caller;
            case Outcome.Later(Duration wait) ->
                throw later(429, "Too many wrong passwords. Wait a while, then try again.", wait);
            case Outcome.Wrong() -> {
                errorFields.put("WWW-Authenticate", CHALLENGE);
                throw new Problem(401, "Sign in with your address and password.");
            }
        };
    }

    private Outcome signIn(Client from, List<String> fields) {
        return fields.stream()
                .findFirst()
                .flatMap(BasicCredentials::parse)
                .map(given ->
                        services.signIn().attempt(from.address().getHostAddress(), given.address(), given.password()))
                .orElseGet(Outcome.Wrong::new);
    }

    private void handle(Route row, RawPath path, Client from) throws IOException {
        var bodies = services.options().limits().bodies();
        long limit = who.isPresent() ? row.maxBody() : Math.min(row.maxBody(), bodies.unauthenticated());
        boolean gzip = gzipped();
        if (request.getLength() > limit) {
            throw RequestBody.tooLarge(limit);
        }
        octets.limit(limit);
        try (InputStream body =
                gzip ? new Gunzip(octets, Math.min(limit, bodies.inflated()), bodies.inflateRatio()) : octets) {
            String origin = services.options().origin().orElseGet(from::origin);
            exchange = new JettyExchange(
                    request,
                    answer,
                    new JettyExchange.Visit(id, path, from, origin, who),
                    services.devices(),
                    services.running(),
                    body);
            row.endpoint().handle(exchange);
        }
    }

    /** RFC 9110 8.4, RFC 7694: only gzip, and only once. */
    private boolean gzipped() {
        List<String> codings = FieldList.of(request.getHeaders(), "Content-Encoding");
        if (codings.isEmpty() || (codings.size() == 1 && codings.getFirst().equalsIgnoreCase("identity"))) {
            return false;
        }
        if (codings.size() == 1
                && (codings.getFirst().equalsIgnoreCase("gzip")
                        || codings.getFirst().equalsIgnoreCase("x-gzip"))) {
            return true;
        }
        errorFields.put("Accept-Encoding", "gzip");
        throw new Problem(415, "A request's body may be coded as gzip, once, and in no other way.");
    }

    private Problem later(int status, String message, Duration wait) {
        errorFields.put(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        return new Problem(status, message);
    }

    /**
     * Turns a failure into an answer, if none has begun.
     *
     * @return the failure, if the connection has to be broken off
     */
    private Optional<Throwable> explain(Throwable failure) {
        Problem problem = switch (failure) {
            case Problem known -> known;
            case MailboxException known -> new Problem(Failures.status(known), message(known));
            default -> {
                if (!(failure instanceof IOException && answer.committed())) {
                    services.log().failed(id, failure);
                }
                yield new Problem(
                        500, "The server failed to answer this request. Its log says why, under the id " + id + ".");
            }
        };
        if (answer.committed()) {
            return Optional.of(failure);
        }
        try {
            answer.reset();
            defaults();
            if (problem.status() == 503) {
                errorFields.putIfAbsent("Retry-After", "5");
            }
            errorFields.forEach(answer.fields()::put);
            leftovers.beforeRefusal(answer);
            answer.send(
                    problem.status(),
                    "text/plain; charset=utf-8",
                    (message(problem) + "\n").getBytes(StandardCharsets.UTF_8));
            leftovers.linger();
            return Optional.empty();
        } catch (IOException | RuntimeException gone) {
            return Optional.of(gone);
        }
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private void release() {
        try {
            answer.releaseStream();
        } catch (IOException e) {
            services.log().failed(id, e);
        }
    }

    private void record() {
        Duration took = services.timing().since(begun);
        Optional<JettyExchange> reached = Optional.ofNullable(exchange);
        boolean held = reached.map(JettyExchange::held).orElse(false);
        services.metrics()
                .answered(Routes.label(route), request.getMethod(), answer.status(), took.toNanos() / 1e9, held);
        services.log()
                .write(new RequestLog.Entry(
                        id,
                        Optional.ofNullable(client)
                                .map(c -> c.address().getHostAddress())
                                .orElse("-"),
                        who,
                        reached.flatMap(JettyExchange::device),
                        request.getMethod(),
                        path(),
                        answer.status(),
                        answer.octets(),
                        took,
                        broken));
    }
}
