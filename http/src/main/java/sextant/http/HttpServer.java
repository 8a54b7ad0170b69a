package sextant.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import sextant.http.tls.TlsContext;
import sextant.mailbox.AccountId;
import sextant.mailbox.DeviceId;

/** Listens, and answers every request by the one table of routes. Safe for use by any number of threads. */
public final class HttpServer implements AutoCloseable {
    private static final Duration CERTIFICATE_CHECK = Duration.ofMinutes(1);

    private final HttpOptions options;
    private final Timing timing;
    private final Operations operations;
    private final Running running;
    private final ConnectionCap cap;
    private final HeaderDeadline deadline;
    private final Server server;
    private final @Nullable ServerConnector plain;
    private final @Nullable ServerConnector secure;
    private final @Nullable TlsContext tls;

    /**
     * A server without a web page that does not listen yet.
     *
     * @param random names the requests of this process; safe for use by any number of threads
     * @throws IOException if there is no usable certificate
     */
    public HttpServer(
            HttpOptions options,
            Routes routes,
            SignIn signIn,
            DeviceRecognition devices,
            Timing timing,
            RandomGenerator random,
            Operations operations)
            throws IOException {
        this(options, routes, signIn, WebSessions.NONE, devices, timing, random, operations);
    }

    /**
     * A server that does not listen yet.
     *
     * @param random names the requests of this process; safe for use by any number of threads
     * @throws IOException if there is no usable certificate
     */
    public HttpServer(
            HttpOptions options,
            Routes routes,
            SignIn signIn,
            WebSessions sessions,
            DeviceRecognition devices,
            Timing timing,
            RandomGenerator random,
            Operations operations)
            throws IOException {
        this.options = options;
        this.timing = timing;
        this.operations = operations;
        var limits = options.limits();
        var metrics = operations.metrics();
        var log = new RequestLog(timing);
        this.running = new Running(limits.requestsPerAccount(), operations);
        this.cap = new ConnectionCap(limits.connections(), options.trustedProxies(), metrics);
        this.deadline = new HeaderDeadline(limits.connections(), timing, metrics);
        Executor executor = VirtualThreads.getNamedVirtualThreadsExecutor("request-");
        this.server = new Server(threads(executor));
        server.setErrorHandler(new BadMessages(log, metrics));
        server.setHandler(new Requests(
                new Requests.Services(
                        options,
                        routes,
                        new Admission(signIn, sessions, options),
                        devices,
                        running,
                        timing,
                        metrics,
                        deadline,
                        log),
                executor,
                random));
        this.plain =
                options.plain().isPresent() ? plainConnector(options.plain().get()) : null;
        this.tls = options.secure().isPresent()
                ? new TlsContext(options.secure().get().certificate())
                : null;
        this.secure = tls != null ? secureConnector(options.secure().get().address(), tls) : null;
    }

    private ServerConnector plainConnector(InetSocketAddress address) {
        return connector(address, new HttpConnectionFactory(configuration()));
    }

    /** A few platform threads watch the sockets; requests run on virtual ones. */
    private static QueuedThreadPool threads(Executor executor) {
        var pool = new QueuedThreadPool(16, 2, 30_000);
        pool.setName("http");
        pool.setReservedThreads(0);
        // Whatever still runs when the server stops has had its time.
        pool.setStopTimeout(0);
        pool.setVirtualThreadsExecutor(executor);
        return pool;
    }

    private HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setIdleTimeout(options.limits().connections().stalled().toMillis());
        configuration.setRequestHeaderSize(options.limits().connections().headerBytes());
        configuration.setHttpCompliance(HttpCompliance.STRICT);
        // Every reading of the path is ours, in RawPath.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    private ServerConnector connector(InetSocketAddress address, ConnectionFactory... protocols) {
        var connector = new ServerConnector(server, 1, 1, protocols);
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(options.limits().connections().idle().toMillis());
        connector.setAcceptQueueSize(128);
        connector.addBean(cap);
        connector.addBean(deadline);
        server.addConnector(connector);
        return connector;
    }

    private ServerConnector secureConnector(InetSocketAddress address, TlsContext context) {
        var http1 = new HttpConnectionFactory(configuration());
        var http2 = new HTTP2ServerConnectionFactory(configuration());
        var alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
        var first = new SslConnectionFactory(context.context(), alpn.getProtocol());
        return connector(address, first, alpn, http2, http1);
    }

    /**
     * Begins to listen.
     *
     * @throws IOException if an address cannot be listened on
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The server could not start", e);
        }
        operations.ready();
        everyRound();
        if (tls != null) {
            everyMinute(tls);
        }
    }

    private void everyRound() {
        deadline.round();
        again(HeaderDeadline.ROUND, this::everyRound);
    }

    private void everyMinute(TlsContext context) {
        context.refresh();
        again(CERTIFICATE_CHECK, () -> everyMinute(context));
    }

    private void again(Duration after, Runnable round) {
        if (!operations.isStopping()) {
            timing.alarms().after(after, round);
        }
    }

    /**
     * Loads the certificate again, now; if it only changed, that happens within a minute by itself.
     *
     * @throws IOException if it cannot be used: the old one stays
     */
    public void reloadCertificate() throws IOException {
        if (tls != null) {
            tls.reload();
        }
    }

    /** The port of the listener without TLS. */
    public OptionalInt plainPort() {
        return port(plain);
    }

    /** The port of the listener with TLS. */
    public OptionalInt securePort() {
        return port(secure);
    }

    private static OptionalInt port(@Nullable ServerConnector connector) {
        return connector == null ? OptionalInt.empty() : OptionalInt.of(connector.getLocalPort());
    }

    /** Ends the waits of an account's held requests: after its password changed, or it may no longer sign in. */
    public void endHeld(AccountId account) {
        running.endHeld(account);
    }

    /** Ends the waits of a device's held requests: after its row was deleted, or it may no longer sync. */
    public void endHeld(DeviceId device) {
        running.endHeld(device);
    }

    /** Stops listening, lets running requests end for a while, and breaks off what is left. */
    @Override
    public void close() {
        stopListening(plain);
        stopListening(secure);
        try {
            running.drain(options.stopAfter());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The server could not stop", e);
        }
    }

    private static void stopListening(@Nullable ServerConnector connector) {
        if (connector != null) {
            // The future waits for idle connections too; nobody else does.
            var _ = connector.shutdown();
        }
    }
}
