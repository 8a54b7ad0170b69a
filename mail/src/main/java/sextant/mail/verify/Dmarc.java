package sextant.mail.verify;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sextant.mail.Dns;

/**
 * Whether the domain in From stands behind a message, and what it asks for if not (RFC 7489). Whose domains belong together
 * is found by climbing the tree of names, not by a list of public suffixes.
 */
final class Dmarc {
    private static final int LABELS = 8;

    private final Dns dns;

    Dmarc(Dns dns) {
        this.dns = dns;
    }

    /** What came of it, and the policy that then counts: {@code none}, {@code quarantine} or {@code reject}. */
    record Outcome(Finding finding, String policy) {}

    /** A domain's policy, and whose it is. */
    private record Policy(String domain, Map<String, String> tags) {}

    Outcome check(List<String> authors, Finding spf, List<Finding> dkim) {
        if (authors.size() != 1) {
            // RFC 7489 6.6.1: nobody can stand behind a message without one author's domain
            return new Outcome(new Finding("dmarc", "none", "", ""), "none");
        }
        var author = authors.getFirst();
        try {
            var policy = policy(author);
            if (policy.isEmpty()) {
                return outcome("none", author, "none");
            }
            var tags = policy.get().tags();
            var strictSpf = tags.getOrDefault("aspf", "r").equals("s");
            var strictDkim = tags.getOrDefault("adkim", "r").equals("s");
            var pass = spf.isPass() && isAligned(spf.domain(), author, strictSpf);
            for (var finding : dkim) {
                pass = pass || (finding.isPass() && isAligned(finding.domain(), author, strictDkim));
            }
            if (pass) {
                return outcome("pass", author, "none");
            }
            var own = policy.get().domain().equals(author);
            var asked = own ? tags.get("p") : tags.getOrDefault("sp", tags.getOrDefault("p", "none"));
            return outcome("fail", author, asked == null ? "none" : asked);
        } catch (Dns.Unavailable e) {
            return outcome("temperror", author, "none");
        }
    }

    private static Outcome outcome(String result, String author, String policy) {
        return new Outcome(new Finding("dmarc", result, "header.from=" + Verifier.word(author), author), policy);
    }

    private boolean isAligned(String domain, String author, boolean strict) throws Dns.Unavailable {
        if (domain.equals(author)) {
            return true;
        }
        return !strict && !domain.isEmpty() && organisation(domain).equals(organisation(author));
    }

    /** The policy of the domain, or of the nearest one above it. */
    private Optional<Policy> policy(String domain) throws Dns.Unavailable {
        for (var name = domain; name.indexOf('.') > 0; name = parent(name)) {
            var found = record(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The topmost domain above this one that has a policy and is no registry; the domain itself if there is none. */
    private String organisation(String domain) throws Dns.Unavailable {
        var top = domain;
        for (var name = domain; name.indexOf('.') > 0; name = parent(name)) {
            var found = record(name);
            if (found.isPresent() && !"y".equals(found.get().tags().get("psd"))) {
                top = name;
                if ("n".equals(found.get().tags().get("psd"))) {
                    break;
                }
            }
        }
        return top;
    }

    /** The next name to look at; a long name is cut to as many labels as are ever looked at. */
    private static String parent(String name) {
        var rest = name.substring(name.indexOf('.') + 1);
        while (rest.chars().filter(c -> c == '.').count() >= LABELS) {
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return rest;
    }

    private Optional<Policy> record(String domain) throws Dns.Unavailable {
        var found = dns.records("_dmarc." + domain, Dns.Type.TXT).stream()
                .map(Dmarc::tags)
                .filter(tags -> "DMARC1".equals(tags.get("v")))
                .toList();
        return found.size() == 1 ? Optional.of(new Policy(domain, found.getFirst())) : Optional.empty();
    }

    private static Map<String, String> tags(String record) {
        var tags = new TreeMap<String, String>();
        for (var field : record.split(";", -1)) {
            var equals = field.indexOf('=');
            if (equals > 0) {
                var name = field.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                var value = field.substring(equals + 1).strip();
                tags.putIfAbsent(name, name.equals("v") ? value : value.toLowerCase(Locale.ROOT));
            }
        }
        return tags;
    }
}
