package sextant.mail.receive;

import javax.net.ssl.SSLContext;

/** The server's certificate, as it is at the moment. */
@FunctionalInterface
public interface Tls {
    SSLContext context();
}
