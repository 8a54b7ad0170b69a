package sextant.mail;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** The name service of this machine, or a server that is named. */
public final class DnsResolver implements Dns {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final org.xbill.DNS.Resolver resolver;

    private DnsResolver(org.xbill.DNS.Resolver resolver) {
        this.resolver = resolver;
        resolver.setTimeout(PATIENCE);
    }

    /**
     * Asks the servers that this machine is set up with, or one.
     *
     * @param server {@code HOST} or {@code HOST:PORT}
     * @throws UnknownHostException if the server's name is not known
     */
    public static DnsResolver of(Optional<String> server) throws UnknownHostException {
        if (server.isEmpty()) {
            return new DnsResolver(new ExtendedResolver());
        }
        var colon = server.get().lastIndexOf(':');
        var single = new SimpleResolver(colon < 0 ? server.get() : server.get().substring(0, colon));
        if (colon >= 0) {
            single.setPort(Integer.parseInt(server.get().substring(colon + 1)));
        }
        return new DnsResolver(single);
    }

    @Override
    public List<String> records(String name, Type type) throws Unavailable {
        try {
            var absolute = Name.fromString(name, Name.root);
            var lookup = new Lookup(absolute, org.xbill.DNS.Type.value(type.name()));
            lookup.setResolver(resolver);
            var found = lookup.run();
            return switch (lookup.getResult()) {
                case Lookup.SUCCESSFUL ->
                    Stream.of(found).flatMap(DnsResolver::text).toList();
                case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
                default -> throw new Unavailable(name + ": " + lookup.getErrorString());
            };
        } catch (TextParseException notAName) {
            return List.of();
        }
    }

    private static Stream<String> text(Record found) {
        return switch (found) {
            case ARecord a -> Stream.of(String.valueOf(a.getAddress().getHostAddress()));
            case AAAARecord a -> Stream.of(String.valueOf(a.getAddress().getHostAddress()));
            case MXRecord mx ->
                Stream.of(mx.getPriority() + " " + mx.getTarget().toString(true));
            case PTRRecord ptr -> Stream.of(ptr.getTarget().toString(true));
            case TXTRecord txt -> Stream.of(String.join("", txt.getStrings()));
            default -> Stream.empty();
        };
    }
}
