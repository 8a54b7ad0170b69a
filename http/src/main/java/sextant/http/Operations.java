package sextant.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What whoever runs the server wants to know of it: is it well, and how much does it do? */
public final class Operations {
    private static final String TEXT = "text/plain; charset=utf-8";

    private enum Phase {
        STARTING,
        READY,
        STOPPING
    }

    private final Metrics metrics = new Metrics();
    private volatile Phase phase = Phase.STARTING;

    public Metrics metrics() {
        return metrics;
    }

    /**
     * The rows {@code /health}, for anybody, and {@code /metrics}.
     *
     * @param metricsFor who may read the metrics: {@link Access#LOCAL} or {@link Access#ADMINISTRATOR}
     */
    public List<Route> routes(Access metricsFor) {
        return List.of(
                new Route("/health", Set.of("GET"), Access.PUBLIC, 0, this::health),
                new Route("/metrics", Set.of("GET"), metricsFor, 0, this::figures));
    }

    private void health(Exchange exchange) throws IOException {
        exchange.set("Cache-Control", "no-store");
        exchange.answer(
                isReady() ? 200 : 503,
                TEXT,
                (phase.name().toLowerCase(Locale.ROOT) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void figures(Exchange exchange) throws IOException {
        exchange.answer(200, Metrics.CONTENT_TYPE, metrics.text());
    }

    boolean isReady() {
        return phase == Phase.READY;
    }

    boolean isStopping() {
        return phase == Phase.STOPPING;
    }

    synchronized void ready() {
        if (phase == Phase.STARTING) {
            phase = Phase.READY;
        }
    }

    synchronized void stopping() {
        phase = Phase.STOPPING;
    }
}
