package sextant.mail.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.Document;
import sextant.mail.Dns;

/** Whose signatures stand on a message, and whether they hold (RFC 6376). */
final class Dkim {
    private static final Logger LOG = LoggerFactory.getLogger(Dkim.class);

    private static final int MOST = 10;

    private final Dns dns;

    Dkim(Dns dns) {
        this.dns = dns;
    }

    /**
     * A finding for each signature; one that says there is none, if there is none.
     *
     * @param fields signatures the header has
     */
    List<Finding> check(Document message, int fields) throws IOException {
        if (fields == 0) {
            return List.of(new Finding("dkim", "none", "", ""));
        }
        if (fields > MOST) {
            // each asks the name service (RFC 6376 6.1)
            return List.of(new Finding("dkim", "permerror", "", ""));
        }
        var verifier = new DKIMVerifier(new Keys());
        try (var octets = message.open()) {
            var signatures = verifier.verify(octets);
            if (signatures == null
                    || (signatures.isEmpty() && verifier.getResults().isEmpty())) {
                return List.of(new Finding("dkim", "none", "", ""));
            }
        } catch (FailException e) {
            LOG.debug("a signature does not hold: {}", e.getMessage());
        } catch (RuntimeException e) {
            // the library trips over some of what it is given; that is no signature that holds
            LOG.debug("signatures could not be read", e);
            return List.of(new Finding("dkim", "permerror", "", ""));
        }
        var found = new ArrayList<Finding>();
        for (var result : verifier.getResults()) {
            var record = result.getRecord();
            var word = result.getResultType().name().toLowerCase(Locale.ROOT);
            if (record == null) {
                found.add(new Finding("dkim", word, "", ""));
            } else {
                var domain = String.valueOf(record.getDToken()).toLowerCase(Locale.ROOT);
                var properties = "header.d=" + Verifier.word(domain) + " header.s="
                        + Verifier.word(String.valueOf(record.getSelector()));
                found.add(new Finding("dkim", word, properties, domain));
            }
        }
        return found.isEmpty() ? List.of(new Finding("dkim", "permerror", "", "")) : found;
    }

    /** Public keys, from the name service. */
    private final class Keys implements PublicKeyRecordRetriever {
        @Override
        public List<String> getRecords(CharSequence methodAndOption, CharSequence selector, CharSequence domain)
                throws TempFailException, PermFailException {
            if (!methodAndOption.toString().equals("dns/txt")) {
                throw new PermFailException("Only dns/txt is supported");
            }
            try {
                return dns.records(selector + "._domainkey." + domain, Dns.Type.TXT);
            } catch (Dns.Unavailable e) {
                throw new TempFailException(e.getMessage());
            }
        }
    }
}
