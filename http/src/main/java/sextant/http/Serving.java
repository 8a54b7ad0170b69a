package sextant.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import sextant.http.Routes.Match;
import sextant.mailbox.Activity;
import sextant.mailbox.MailboxException;

/** Serves one request, from its header to its line in the log. Used by one thread. */
final class Serving {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Requests.Services services;
    private final String id;
    private final Request request;
    private final JettyAnswer answer;
    private final long begun;
    private final RequestBody octets;
    private final Leftovers leftovers;

    private @Nullable Client client;
    private Optional<Route> route = Optional.empty();
    private Optional<SignedIn> who = Optional.empty();
    private @Nullable JettyExchange exchange;
    private boolean broken;
    private String trouble = "";

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
            end(explain(Refusal.later(503, "The server is stopping. Ask again.", SOON)), callback);
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
        refuseFragment();
        var path = RawPath.parse(path());
        Route row = route(path);
        route = Optional.of(row);
        var back = request.getMethod().equals("GET") ? path.raw().replace("&", "%26") : "";
        var pass = services.admission().admit(row.access(), from, request.getHeaders(), back);
        who = pass.who();
        if (who.isEmpty()) {
            handle(row, path, from, pass);
            return;
        }
        var account = who.get().account().id();
        if (!services.running().enter(account)) {
            services.metrics().throttled("account");
            throw Refusal.later(503, "This account has too many requests at the same time.", SOON);
        }
        try {
            handle(row, path, from, pass);
        } finally {
            services.running().leave(account);
        }
    }

    /** RFC 9112 3.2: there is no fragment in a request; whoever sends one may mean something else than what is before it. */
    private void refuseFragment() {
        @Nullable String fragment = request.getHttpURI().getFragment();
        if (fragment != null) {
            throw new Problem(400, "The request's target holds a fragment.");
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
                String methods = String.join(", ", allowed);
                throw new Refusal(405, "This address answers other methods only.", "Allow", methods);
            }
            case Match.Unknown() -> throw new Problem(404, "There is nothing at this address.");
        };
    }

    private void handle(Route row, RawPath path, Client from, Admission.Pass pass) throws IOException {
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
            var visit = new JettyExchange.Visit(
                    id, path, from, origin, who, () -> services.admission().isValid(pass));
            exchange = new JettyExchange(services, request, answer, visit, octets, body);
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
        throw new Refusal(
                415, "A request's body may be coded as gzip, once, and in no other way.", "Accept-Encoding", "gzip");
    }

    /**
     * Turns a failure into an answer, if none has begun.
     *
     * @return the failure, if the connection has to be broken off
     */
    private Optional<Throwable> explain(Throwable failure) {
        Refusal refusal = switch (failure) {
            case Refusal known -> known;
            case Problem known -> refusal(known.status(), message(known));
            case MailboxException known -> refusal(Failures.status(known), message(known));
            default -> {
                // Nobody is at fault if a client goes away.
                if (!(failure instanceof IOException && answer.committed())) {
                    services.log().failed(id, failure);
                }
                yield refusal(
                        500, "The server failed to answer this request. Its log says why, under the id " + id + ".");
            }
        };
        trouble = message(refusal);
        if (answer.committed()) {
            return Optional.of(failure);
        }
        try {
            answer.reset();
            defaults();
            refusal.fields().forEach(answer.fields()::put);
            leftovers.beforeRefusal(answer);
            answer.send(
                    refusal.status(),
                    "text/plain; charset=utf-8",
                    (message(refusal) + "\n").getBytes(StandardCharsets.UTF_8));
            leftovers.linger();
            return Optional.empty();
        } catch (IOException | RuntimeException gone) {
            return Optional.of(gone);
        }
    }

    private static Refusal refusal(int status, String message) {
        return status == 503 ? Refusal.later(status, message, SOON) : new Refusal(status, message);
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

    /** What the device did goes on its own page. */
    private void note(JettyExchange reached, Duration took) {
        if (reached.device().isPresent() && who.isPresent()) {
            var activity = new Activity(
                    services.timing().clock().instant(),
                    request.getMethod(),
                    path(),
                    answer.status(),
                    octets.octets(),
                    answer.octets(),
                    took,
                    trouble(reached));
            services.devices().note(who.get().account().id(), reached.device().get(), activity);
        }
    }

    private String trouble(JettyExchange reached) {
        if (!reached.turnedAway().isEmpty()) {
            return reached.turnedAway();
        }
        return broken && trouble.isEmpty() ? "The connection broke off." : trouble;
    }

    private void record() {
        Duration took = services.timing().since(begun);
        Optional<JettyExchange> reached = Optional.ofNullable(exchange);
        reached.ifPresent(exchange -> note(exchange, took));
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
