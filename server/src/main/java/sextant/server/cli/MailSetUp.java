package sextant.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sextant.http.tls.CertificateSource;
import sextant.http.tls.TlsContext;
import sextant.mail.Dns;
import sextant.mail.DnsResolver;
import sextant.mail.MailLimits;
import sextant.mail.MailOptions;
import sextant.mail.receive.Door;
import sextant.mail.receive.Tls;
import sextant.server.config.Configuration;
import sextant.server.config.Listen;

/** How a server takes part in mail, as its configuration has it. */
final class MailSetUp {
    private MailSetUp() {}

    /** Finds the server's certificate. */
    @FunctionalInterface
    interface Certificate {
        CertificateSource find() throws IOException;
    }

    static MailOptions options(Configuration configuration, Certificate certificate) throws IOException {
        var mail = configuration.mail();
        var doors = doors(configuration);
        Optional<Tls> tls = doors.isEmpty() ? Optional.empty() : Optional.of(tls(certificate.find()));
        return new MailOptions(
                mail.host().orElseGet(() -> Hosts.own().getFirst()),
                doors,
                tls,
                mail.smarthost(),
                new Names(mail.dns()),
                MailLimits.DEFAULT);
    }

    static List<Door> doors(Configuration configuration) {
        var mail = configuration.mail();
        var doors = new ArrayList<Door>();
        mail.smtp().map(listen -> door(Door.Use.SMTP, false, listen)).ifPresent(doors::add);
        mail.lmtp().map(listen -> door(Door.Use.LMTP, false, listen)).ifPresent(doors::add);
        mail.submissions()
                .map(listen -> door(Door.Use.SUBMISSION, true, listen))
                .ifPresent(doors::add);
        mail.submission()
                .map(listen -> door(Door.Use.SUBMISSION, false, listen))
                .ifPresent(doors::add);
        return doors;
    }

    private static Door door(Door.Use use, boolean secure, Listen listen) {
        return new Door(use, secure, new InetSocketAddress(listen.host(), listen.port()));
    }

    /** A line about a door that is open. */
    static String told(Door door, int port) {
        var what = switch (door.use()) {
            case SMTP -> "Mail from other servers: ";
            case LMTP -> "Mail from the server in front: ";
            case SUBMISSION -> door.secure() ? "Mail from users (TLS): " : "Mail from users (STARTTLS): ";
        };
        return what + door.address().getHostString() + ":" + port;
    }

    private static Tls tls(CertificateSource source) throws IOException {
        var tls = new TlsContext(source);
        try {
            tls.context().start();
        } catch (Exception e) {
            throw new IOException("The certificate cannot be used", e);
        }
        return () -> {
            tls.refresh();
            return tls.context().getSslContext();
        };
    }

    /** The name service, which is set up when it is first asked. */
    private static final class Names implements Dns {
        private final Optional<String> server;
        private final AtomicReference<@Nullable Dns> asked = new AtomicReference<>();

        Names(Optional<String> server) {
            this.server = server;
        }

        @Override
        public List<String> records(String name, Type type) throws Unavailable {
            var dns = asked.get();
            if (dns == null) {
                dns = open();
                asked.set(dns);
            }
            return dns.records(name, type);
        }

        private Dns open() {
            try {
                return DnsResolver.of(server);
            } catch (UnknownHostException e) {
                throw new UncheckedIOException("the name server of mail.dns is not known", e);
            }
        }
    }
}
