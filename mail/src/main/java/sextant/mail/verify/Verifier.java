package sextant.mail.verify;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sextant.content.Document;
import sextant.content.message.MailAddress;
import sextant.content.message.Message;
import sextant.content.message.Trace;
import sextant.mail.Dns;

/** Examines messages of other servers. Safe for use by any number of threads. */
public final class Verifier {
    private final String host;
    private final Spf spf;
    private final Dkim dkim;
    private final Dmarc dmarc;

    /**
     * Makes an examiner.
     *
     * @param host what this server calls itself
     */
    public Verifier(Dns dns, String host) {
        this.host = host;
        this.spf = new Spf(dns, host);
        this.dkim = new Dkim(dns);
        this.dmarc = new Dmarc(dns);
    }

    /**
     * What was found.
     *
     * @param field the field {@code Authentication-Results} (RFC 8601)
     * @param junk whether the author's domain says that such a message is not from there
     */
    public record Verdict(String field, boolean junk) {}

    /** Examines a message. */
    public Verdict examine(InetAddress peer, String helo, String from, Document document, Message message)
            throws IOException {
        var sender = spf.check(peer, helo, from);
        var signatures =
                dkim.check(document, message.header().all("DKIM-Signature").size());
        var outcome = dmarc.check(authors(message), sender, signatures);
        var findings = new ArrayList<Finding>();
        findings.add(sender);
        findings.addAll(signatures);
        findings.add(outcome.finding());
        var field = findings.stream()
                .map(Finding::text)
                .collect(Collectors.joining(";\r\n\t", "Authentication-Results: " + host + ";\r\n\t", ""));
        var fails = outcome.finding().result().equals("fail");
        return new Verdict(field, fails && !outcome.policy().equals("none"));
    }

    private static List<String> authors(Message message) {
        return message.from().stream()
                .map(author -> MailAddress.domainOf(author.address()))
                .filter(domain -> !domain.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether a field of a message claims to be of this server's hand (RFC 8601 5): the peer has forged it. */
    public boolean isForged(String field) {
        if (!Trace.isNamed(field, "Authentication-Results")) {
            return false;
        }
        var value = field.substring(field.indexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
        var end = 0;
        while (end < value.length() && ";( \t\r\n".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return value.substring(0, end).equals(host.toLowerCase(Locale.ROOT));
    }

    /** What others wrote, so that it can stand in a field. */
    static String word(String text) {
        var good = !text.isEmpty()
                && text.length() <= 255
                && text.chars().allMatch(c -> c > ' ' && c < 0x7F && "()<>@,;:\\\"/[]?=".indexOf(c) < 0);
        return good ? text : "\"\"";
    }
}
