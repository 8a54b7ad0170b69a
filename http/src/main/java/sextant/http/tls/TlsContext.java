package sextant.http.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS 1.2 and 1.3 with the certificate of a source, which may change while connections run: those keep the one they
 * began with. Safe for use by any number of threads.
 */
public final class TlsContext {
    private static final Logger LOG = LoggerFactory.getLogger(TlsContext.class);

    private final CertificateSource source;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private final ReentrantLock lock = new ReentrantLock();
    private String version;

    /**
     * Loads the certificate.
     *
     * @throws IOException if there is none to begin with
     */
    public TlsContext(CertificateSource source) throws IOException {
        this.source = source;
        this.version = source.version();
        context.setKeyStore(source.load());
        context.setKeyStorePassword(CertificateSource.PASSWORD);
        // clients show no certificates, so nobody is trusted: else all the platform's authorities are read at every
        // start
        context.setTrustStore(nobody());
        context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        // Beside what Jetty leaves out: CBC, whose padding oracles keep coming back, and finite-field Diffie-Hellman.
        context.addExcludeCipherSuites("^.*_CBC_.*$", "^TLS_DHE_.*$");
        context.setRenegotiationAllowed(false);
        context.setEndpointIdentificationAlgorithm(null);
    }

    private static KeyStore nobody() throws IOException {
        try {
            var store = KeyStore.getInstance("JKS");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has JKS", e);
        }
    }

    /** What Jetty works with. */
    public SslContextFactory.Server context() {
        return context;
    }

    /** Loads the certificate again if it changed; if the new one cannot be used, stays with the old one. */
    public void refresh() {
        lock.lock();
        try {
            if (!source.version().equals(version)) {
                reload();
                LOG.info("The certificate was renewed");
            }
        } catch (IOException e) {
            LOG.error("The certificate changed and cannot be used; the old one stays", e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Loads the certificate again, whether it changed or not.
     *
     * @throws IOException if it cannot be used; the old one stays
     */
    public void reload() throws IOException {
        lock.lock();
        try {
            String next = source.version();
            var store = source.load();
            context.reload(same -> same.setKeyStore(store));
            version = next;
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The certificate cannot be used", e);
        } finally {
            lock.unlock();
        }
    }
}
