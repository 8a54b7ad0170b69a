package sextant.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
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
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import sextant.http.tls.CertificateSource;
import sextant.mailbox.AccountId;

/** Listens, and answers every request by the one table of routes. Safe for use by any number of threads. */
public final class HttpServer implements AutoCloseable {
    private final HttpOptions options;
    private final Running running;
    private final Server server;
    private final @Nullable ServerConnector plain;
    private final @Nullable ServerConnector secure;

    /**
     * A server that does not listen yet.
     *
     * @param random names the requests of this process; safe for use by any number of threads
     */
    public HttpServer(
            HttpOptions options,
            Routes routes,
            SignIn signIn,
            DeviceRecognition devices,
            Timing timing,
            RandomGenerator random,
            Metrics metrics) {
        this.options = options;
        this.running = new Running(options.limits().requestsPerAccount(), metrics);
        this.server = new Server(threads());
        server.setHandler(new Requests(
                new Requests.Services(
                        options, routes, signIn, devices, running, timing, metrics, new RequestLog(timing)),
                random));
        this.plain = options.plain()
                .map(address -> connector(address, new HttpConnectionFactory(configuration())))
                .orElse(null);
        this.secure = options.secure().map(this::secureConnector).orElse(null);
    }

    /** A few platform threads watch the sockets; requests run on virtual ones. */
    private static QueuedThreadPool threads() {
        var pool = new QueuedThreadPool(16, 2, 30_000);
        pool.setName("http");
        pool.setReservedThreads(0);
        pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        return pool;
    }

    private HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setRequestHeaderSize(options.limits().connections().headerBytes());
        configuration.setHttpCompliance(HttpCompliance.RFC9110);
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
        server.addConnector(connector);
        return connector;
    }

    private ServerConnector secureConnector(HttpOptions.Secure listener) {
        var http1 = new HttpConnectionFactory(configuration());
        var http2 = new HTTP2ServerConnectionFactory(configuration());
        var alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
        var tls = new SslConnectionFactory(tls(listener.certificate()), alpn.getProtocol());
        return connector(listener.address(), tls, alpn, http2, http1);
    }

    private static SslContextFactory.Server tls(CertificateSource certificate) {
        var context = new SslContextFactory.Server();
        try {
            context.setKeyStore(certificate.load());
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        context.setKeyStorePassword(CertificateSource.PASSWORD);
        context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        return context;
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
        running.ready();
    }

    /** Whether it has started and is not stopping. */
    public boolean isReady() {
        return running.isReady();
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
