package sextant.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/**
 * Cuts off clients that take too long over a request's header, however steadily they send: an idle timeout alone never
 * catches one octet every few seconds. Connections are looked at in rounds.
 */
final class HeaderDeadline implements Connection.Listener {
    /** The time between two rounds. */
    static final Duration ROUND = Duration.ofSeconds(1);

    private final HttpLimits.Connections limits;
    private final Timing timing;
    private final Metrics metrics;
    private final Map<EndPoint, Line> lines = new ConcurrentHashMap<>();

    HeaderDeadline(HttpLimits.Connections limits, Timing timing, Metrics metrics) {
        this.limits = limits;
        this.timing = timing;
        this.metrics = metrics;
    }

    /** One connection, from the network's point of view. */
    private static final class Line {
        /** Since when no request runs. */
        private long quietSince;

        /** Since when a header is on its way, as far as the rounds can tell. */
        private long headerSince;

        private boolean header;
        private boolean multiplexed;
        private int running;
        private long octetsBefore;
        private Connection connection;

        Line(Connection connection, long now) {
            this.connection = connection;
            this.quietSince = now;
            // A fresh connection owes a header from the start, TLS handshake included.
            this.headerSince = now;
            this.header = true;
        }
    }

    @Override
    public void onOpened(Connection connection) {
        long now = timing.ticker().getAsLong();
        Line line = lines.computeIfAbsent(root(connection.getEndPoint()), same -> new Line(connection, now));
        synchronized (line) {
            line.connection = connection;
        }
    }

    @Override
    public void onClosed(Connection connection) {
        EndPoint root = root(connection.getEndPoint());
        // A connection also closes when another protocol takes its socket over.
        if (!root.isOpen()) {
            lines.remove(root);
        }
    }

    private static EndPoint root(EndPoint endPoint) {
        EndPoint root = endPoint;
        while (root.getTransport() instanceof EndPoint below) {
            root = below;
        }
        return root;
    }

    /** A request's header is complete. */
    void began(Request request) {
        Connection connection = request.getConnectionMetaData().getConnection();
        Line line = lines.get(root(connection.getEndPoint()));
        if (line != null) {
            synchronized (line) {
                line.connection = connection;
                line.multiplexed = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
                line.running++;
                line.header = false;
            }
            Request.addCompletionListener(request, failure -> ended(line));
        }
    }

    private void ended(Line line) {
        synchronized (line) {
            line.running--;
            line.quietSince = timing.ticker().getAsLong();
            line.octetsBefore = line.connection.getBytesIn();
        }
    }

    /** Looks at all connections once. */
    void round() {
        long now = timing.ticker().getAsLong();
        for (EndPoint endPoint : List.copyOf(lines.keySet())) {
            Line line = lines.get(endPoint);
            if (!endPoint.isOpen()) {
                lines.remove(endPoint);
            } else if (line != null && overdue(line, now)) {
                metrics.throttled("header");
                endPoint.close(new TimeoutException("The request's header did not come in time"));
            }
        }
    }

    private boolean overdue(Line line, long now) {
        synchronized (line) {
            if (line.running > 0) {
                return false;
            }
            // On HTTP/2 octets also come between requests; there, silence of requests is what counts.
            if (!line.multiplexed && !line.header && line.connection.getBytesIn() > line.octetsBefore) {
                line.header = true;
                line.headerSince = now;
            }
            return (line.header && now - line.headerSince >= limits.headers().toNanos())
                    || now - line.quietSince >= limits.idle().toNanos();
        }
    }
}
