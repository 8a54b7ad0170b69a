package sextant.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** What this module counts, and the registry other modules may add to. Safe for use by any number of threads. */
public final class Metrics {
    /** The content type of {@link #text}. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final Set<String> METHODS = Set.of(
            "ACL",
            "COPY",
            "DELETE",
            "GET",
            "HEAD",
            "LOCK",
            "MKCALENDAR",
            "MKCOL",
            "MOVE",
            "OPTIONS",
            "PATCH",
            "POST",
            "PROPFIND",
            "PROPPATCH",
            "PUT",
            "REPORT",
            "UNLOCK");

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("sextant_http_requests_total")
            .help("Requests answered")
            .labelNames("route", "method", "status")
            .register(registry);
    private final Histogram seconds = Histogram.builder()
            .name("sextant_http_request_seconds")
            .help("Time from the end of a request's header to the end of its answer, held requests left out")
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
            .register(registry);
    private final Counter signInFailures = Counter.builder()
            .name("sextant_signin_failures_total")
            .help("Wrong passwords, over all protocols")
            .register(registry);
    private final Counter throttled = Counter.builder()
            .name("sextant_throttled_total")
            .help("Requests and connections turned away by a limit")
            .labelNames("limit")
            .register(registry);
    private final Gauge connections = Gauge.builder()
            .name("sextant_http_connections")
            .help("Open connections")
            .register(registry);
    private final Gauge running = Gauge.builder()
            .name("sextant_http_requests_running")
            .help("Requests that are being answered, held ones included")
            .register(registry);
    private final Gauge held = Gauge.builder()
            .name("sextant_http_requests_held")
            .help("Requests that wait for the mailbox to change")
            .register(registry);

    /** Where other modules register what they count. */
    public PrometheusRegistry registry() {
        return registry;
    }

    /** All figures in Prometheus' text format. */
    public byte[] text() {
        var out = new ByteArrayOutputStream(4096);
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    void answered(String route, String method, int status, double took, boolean wasHeld) {
        // Clients can make up methods; each pair of labels costs memory for good.
        requests.labelValues(route, METHODS.contains(method) ? method : "other", Integer.toString(status))
                .inc();
        if (!wasHeld) {
            seconds.labelValues(route).observe(took);
        }
    }

    void signInFailed() {
        signInFailures.inc();
    }

    void throttled(String limit) {
        throttled.labelValues(limit).inc();
    }

    void connections(int open) {
        connections.set(open);
    }

    void running(int now) {
        running.set(now);
    }

    void held(int now) {
        held.set(now);
    }
}
