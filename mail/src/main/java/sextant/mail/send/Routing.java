package sextant.mail.send;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sextant.mail.Dns;

/** Which servers take mail for a domain: the smarthost if there is one, else what the name service says (RFC 5321 5). */
public final class Routing {
    private static final int SMTP = 25;
    private static final int MOST = 10;

    private final Optional<Route> smarthost;
    private final Dns dns;
    private final String host;
    private final RandomGenerator random;

    /**
     * Makes the table.
     *
     * @param host what this server calls itself: mail for others is not brought back here
     */
    public Routing(Optional<Route> smarthost, Dns dns, String host, RandomGenerator random) {
        this.smarthost = smarthost;
        this.dns = dns;
        this.host = host;
        this.random = random;
    }

    /** There is no way to a domain; a reply that says why, with an enhanced code. */
    static final class NoRoute extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean permanent;

        NoRoute(boolean permanent, String message) {
            super(message);
            this.permanent = permanent;
        }

        boolean isPermanent() {
            return permanent;
        }
    }

    private record Exchanger(int preference, int chance, String name) {}

    /** The servers to try, best first; at least one. */
    List<Route> to(String domain) throws NoRoute {
        if (smarthost.isPresent()) {
            return List.of(smarthost.get());
        }
        if (domain.startsWith("[")) {
            var literal = domain.substring(1, domain.length() - 1);
            return List.of(Route.found(literal.replace("IPv6:", "").replace("ipv6:", ""), SMTP));
        }
        try {
            var ascii = java.net.IDN.toASCII(domain);
            var exchangers = exchangers(ascii);
            return exchangers.isEmpty() ? implicit(ascii) : routes(domain, exchangers);
        } catch (Dns.Unavailable e) {
            throw new NoRoute(false, "451 4.4.3 The name service does not answer for " + domain);
        } catch (IllegalArgumentException e) {
            throw new NoRoute(true, "553 5.1.2 " + domain + " is no domain");
        }
    }

    private List<Exchanger> exchangers(String domain) throws Dns.Unavailable {
        var found = new ArrayList<Exchanger>();
        for (var record : dns.records(domain, Dns.Type.MX)) {
            var space = record.indexOf(' ');
            found.add(new Exchanger(
                    Integer.parseInt(record.substring(0, space)),
                    random.nextInt(1 << 16),
                    record.substring(space + 1).toLowerCase(Locale.ROOT)));
        }
        found.sort(Comparator.comparingInt(Exchanger::preference).thenComparingInt(Exchanger::chance));
        return found;
    }

    private List<Route> routes(String domain, List<Exchanger> exchangers) throws NoRoute {
        if (exchangers.size() == 1
                && (exchangers.getFirst().name().isEmpty()
                        || exchangers.getFirst().name().equals("."))) {
            throw new NoRoute(true, "556 5.1.10 " + domain + " takes no mail"); // RFC 7505
        }
        var routes = new ArrayList<Route>();
        for (var exchanger : exchangers) {
            if (exchanger.name().equals(host.toLowerCase(Locale.ROOT))) {
                break; // RFC 5321 5.1: those that are no better than this server would bring it back
            }
            routes.add(Route.found(exchanger.name(), SMTP));
        }
        if (routes.isEmpty()) {
            throw new NoRoute(true, "554 5.4.6 Mail for " + domain + " comes to this server, which does not know it");
        }
        return routes.subList(0, Math.min(MOST, routes.size()));
    }

    private List<Route> implicit(String domain) throws Dns.Unavailable, NoRoute {
        var found = !dns.records(domain, Dns.Type.A).isEmpty()
                || !dns.records(domain, Dns.Type.AAAA).isEmpty();
        if (!found) {
            throw new NoRoute(true, "550 5.1.2 There is no domain " + domain + " that takes mail");
        }
        return List.of(Route.found(domain, SMTP));
    }
}
