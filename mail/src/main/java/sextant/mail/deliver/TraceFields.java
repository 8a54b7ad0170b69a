package sextant.mail.deliver;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import sextant.content.message.SentDate;

/** What this server writes above a message that passes through it (RFC 5321 4.4). Safe for use by any number of threads. */
public final class TraceFields {

    private final String host;
    private final InstantSource clock;

    /**
     * Writes trace fields.
     *
     * @param host what this server calls itself
     */
    public TraceFields(String host, InstantSource clock) {
        this.host = host;
        this.clock = clock;
    }

    /** Where reports go. */
    public static String returnPath(String from) {
        return "Return-Path: <" + from + ">";
    }

    /**
     * That the message came over the network.
     *
     * @param protocol as registered (RFC 3848), for example {@code ESMTPS}
     */
    public String received(
            InetAddress peer, String helo, String protocol, Optional<String> secured, String id, List<String> to) {
        var literal = peer.getHostAddress();
        var address = peer instanceof Inet6Address ? "IPv6:" + literal : literal;
        var tls = secured.map(words -> "\r\n\t(" + comment(words) + ")").orElse("");
        var whom = to.size() == 1 ? "\r\n\tfor <" + to.getFirst() + ">" : "";
        return "Received: from " + comment(helo) + " ([" + address + "])" + tls + "\r\n\tby " + host
                + " (Sextant) with " + protocol + " id " + id + whom + ";\r\n\t" + SentDate.of(clock.instant());
    }

    /** That the message never left this server. */
    public String local(String id, String to) {
        return "Received: by " + host + " (Sextant) id " + id + "\r\n\tfor <" + to + ">;\r\n\t"
                + SentDate.of(clock.instant());
    }

    /** The moment, as a header has it (RFC 5322 3.3). */
    public String date() {
        return SentDate.of(clock.instant());
    }

    /** An id for a message that has none. */
    public String messageId(String id) {
        return "<" + id + "." + clock.instant().toEpochMilli() + "@" + host + ">";
    }

    /** What a peer says of itself, so that it can stand in the field. */
    private static String comment(String text) {
        var plain = new StringBuilder();
        text.chars()
                .limit(255)
                .forEach(c -> plain.append(c >= ' ' && c < 0x7F && "()<>;\\\"".indexOf(c) < 0 ? (char) c : '?'));
        return plain.toString();
    }
}
