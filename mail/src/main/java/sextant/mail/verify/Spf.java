package sextant.mail.verify;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;
import org.apache.james.jspf.impl.SPF;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.message.MailAddress;
import sextant.mail.Dns;

/** Whether a domain lets a peer send in its name (RFC 7208). */
final class Spf {
    private static final Logger LOG = LoggerFactory.getLogger(Spf.class);

    private final Dns dns;
    private final String host;

    Spf(Dns dns, String host) {
        this.dns = dns;
        this.host = host;
    }

    /**
     * Asks the domain of the return path, or where that is empty the name the peer gives itself (RFC 7208 2.4).
     */
    Finding check(InetAddress peer, String helo, String from) {
        var result = result(peer, helo, from);
        var domain = MailAddress.domainOf(from.isEmpty() ? helo : from);
        var property = (from.isEmpty() ? "smtp.helo=" : "smtp.mailfrom=") + Verifier.word(domain);
        return new Finding("spf", result, property, domain);
    }

    private String result(InetAddress peer, String helo, String from) {
        try {
            return new SPF(new Names())
                    .checkSPF(String.valueOf(peer.getHostAddress()), from, helo)
                    .getResult()
                    .toLowerCase(Locale.ROOT);
        } catch (RuntimeException e) {
            // a record the library trips over is no reason to keep mail out
            LOG.debug("SPF of {} could not be examined", helo, e);
            return "permerror";
        }
    }

    /** The name service as the library wants it. */
    private final class Names implements DNSService {
        private int most = 10;

        @Override
        public List<String> getRecords(DNSRequest request) throws TimeoutException {
            var type = switch (request.getRecordType()) {
                case DNSRequest.A -> Dns.Type.A;
                case DNSRequest.AAAA -> Dns.Type.AAAA;
                case DNSRequest.MX -> Dns.Type.MX;
                case DNSRequest.PTR -> Dns.Type.PTR;
                default -> Dns.Type.TXT;
            };
            if (request.getRecordType() == DNSRequest.SPF) {
                return List.of(); // RFC 7208 3.1: the type is no longer used
            }
            try {
                var found = new ArrayList<>(dns.records(request.getHostname(), type));
                if (type == Dns.Type.MX) {
                    found.replaceAll(record -> record.substring(record.indexOf(' ') + 1));
                }
                return found;
            } catch (Dns.Unavailable e) {
                throw new TimeoutException(e.getMessage());
            }
        }

        @Override
        public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
            try {
                return CompletableFuture.completedFuture(getRecords(request));
            } catch (TimeoutException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        @Override
        public List<String> getLocalDomainNames() {
            return List.of(host);
        }

        @Override
        public void setTimeOut(int seconds) {
            // the resolver has its own
        }

        @Override
        public int getRecordLimit() {
            return most;
        }

        @Override
        public void setRecordLimit(int limit) {
            most = limit;
        }
    }
}
