package sextant.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import sextant.mail.receive.Arrival;
import sextant.mail.receive.Door;
import sextant.mail.receive.MailServer;
import sextant.mail.receive.Reception;
import sextant.mail.receive.UserCheck;
import sextant.mail.send.Route;
import sextant.mail.smtp.Path;
import sextant.mail.smtp.Reply;
import sextant.mailbox.AccountId;

/** Somebody else's server, which takes what a test lets it take. */
public final class OtherServer implements Reception, AutoCloseable {
    private static final Door DOOR =
            new Door(Door.Use.SMTP, false, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    private final MailServer server;
    private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
    private final Map<String, Reply> refusals = new ConcurrentHashMap<>();
    private volatile Optional<Reply> afterData = Optional.empty();

    /** What it was given. */
    public record Got(String from, List<String> to, String text, Map<String, String> parameters) {}

    public OtherServer() throws IOException {
        server = new MailServer(new MailServer.Parts(
                "mx.other.example",
                MailLimits.DEFAULT,
                Optional.empty(),
                this,
                this,
                (peer, address, password) -> new UserCheck.Wrong(),
                () -> 0,
                new SplittableRandom(3)));
        server.open(DOOR);
    }

    public Route route() {
        return new Route("127.0.0.1", server.port(DOOR), false, false, Optional.empty());
    }

    /** Says this to a recipient from now on; positive is the beginning's state. */
    public void says(String recipient, Reply reply) {
        refusals.put(recipient, reply);
    }

    /** Says this after the message; empty to take it. */
    public void saysAfterData(Optional<Reply> reply) {
        afterData = reply;
    }

    /** The next message it was given, waited for. */
    public Got next() throws InterruptedException {
        var next = got.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    /** Whether it was given anything more. */
    public boolean hasMore() {
        return !got.isEmpty();
    }

    @Override
    public Optional<Reply> from(Path from, Optional<AccountId> user) {
        return Optional.empty();
    }

    @Override
    public Optional<Reply> to(Path to, long size) {
        return Optional.ofNullable(refusals.get(to.address())).filter(reply -> !reply.isPositive());
    }

    @Override
    public List<Reply> take(Arrival arrival) {
        var refusal = afterData;
        if (refusal.isPresent()) {
            return arrival.to().stream().map(to -> refusal.get()).toList();
        }
        try {
            var text = new String(arrival.message().octets(), StandardCharsets.UTF_8);
            got.add(new Got(
                    arrival.from().address(),
                    arrival.to().stream().map(Path::address).toList(),
                    text,
                    arrival.from().parameters()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return arrival.to().stream()
                .map(to -> Reply.of(250, "2.0.0", "Queued as 1"))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
