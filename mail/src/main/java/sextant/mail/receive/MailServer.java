package sextant.mail.receive;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.mail.MailLimits;
import sextant.mail.smtp.Reply;

/** Listens at the doors for mail; a virtual thread for each connection. For one start. */
public final class MailServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final int BACKLOG = 200;

    private final Parts parts;
    private final Map<Door, ServerSocket> listening = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> peers = new ConcurrentHashMap<>();
    private final List<Thread> acceptors = new ArrayList<>();
    private volatile boolean closed;

    /**
     * What conversations need.
     *
     * @param host what this server calls itself
     * @param forServers what becomes of mail from other servers
     * @param forUsers what becomes of mail users send
     * @param ticker nanoseconds that only grow
     */
    public record Parts(
            String host,
            MailLimits limits,
            Optional<Tls> tls,
            Reception forServers,
            Reception forUsers,
            UserCheck users,
            LongSupplier ticker,
            RandomGenerator random) {
        Reception reception(Door.Use use) {
            return use == Door.Use.SUBMISSION ? forUsers : forServers;
        }
    }

    public MailServer(Parts parts) {
        this.parts = parts;
    }

    /**
     * Begins to listen at a door.
     *
     * @throws IOException if it cannot be listened there
     */
    public void open(Door door) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(door.address(), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw new DoorTaken(door, e);
        }
        listening.put(door, socket);
        acceptors.add(Thread.ofVirtual().name("mail " + door.use()).start(() -> accept(door, socket)));
    }

    /** Where it listens for a door that let the system choose the port. */
    public int port(Door door) {
        var socket = listening.get(door);
        if (socket == null) {
            throw new IllegalArgumentException("a door that is not open");
        }
        return ((InetSocketAddress) socket.getLocalSocketAddress()).getPort();
    }

    private void accept(Door door, ServerSocket listener) {
        while (!closed) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().name("mail " + door.use()).start(() -> serve(door, socket));
            } catch (SocketException e) {
                if (!closed) {
                    LOG.error("A door for mail closed by itself: {}", door, e);
                }
                return;
            } catch (IOException e) {
                LOG.warn("A connection to {} was lost before it began: {}", door, e.getMessage());
            }
        }
    }

    private void serve(Door door, Socket accepted) {
        var peer = accepted.getInetAddress();
        var group = group(peer);
        var count = peers.computeIfAbsent(group, none -> new AtomicInteger());
        open.add(accepted);
        try (accepted) {
            accepted.setSoTimeout((int) parts.limits().silence().toMillis());
            accepted.setTcpNoDelay(true);
            var tooMany = count.incrementAndGet() > parts.limits().connectionsPerPeer() && !peer.isLoopbackAddress();
            if (tooMany || open.size() > parts.limits().connections()) {
                refuse(door, accepted);
                return;
            }
            converse(door, accepted, peer);
        } catch (IOException e) {
            LOG.debug("The connection with {} ended: {}", peer.getHostAddress(), e.getMessage());
        } finally {
            open.remove(accepted);
            peers.computeIfPresent(group, (key, held) -> held.decrementAndGet() <= 0 ? null : held);
        }
    }

    private static void refuse(Door door, Socket accepted) throws IOException {
        if (!door.secure()) {
            var busy = Reply.of(421, "4.7.0", "Too many connections at once. Try again later.");
            accepted.getOutputStream().write(busy.wire().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void converse(Door door, Socket accepted, InetAddress peer) throws IOException {
        var socket = door.secure() ? secured(accepted) : accepted;
        new Conversation(parts, door, peer, socket, this::secured).run();
    }

    private SSLSocket secured(Socket plain) throws IOException {
        var socket = (SSLSocket)
                parts.tls().orElseThrow().context().getSocketFactory().createSocket(plain, null, false);
        socket.setUseClientMode(false);
        socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.startHandshake();
        return socket;
    }

    /** An IPv6 peer has a whole network of addresses. */
    private static String group(InetAddress peer) {
        var octets = peer.getAddress();
        return HexFormat.of().formatHex(octets.length == 16 ? Arrays.copyOf(octets, 8) : octets);
    }

    /** Takes no more mail; what is being said ends. */
    @Override
    public void close() {
        closed = true;
        listening.values().forEach(MailServer::close);
        open.forEach(MailServer::close);
        for (var acceptor : acceptors) {
            try {
                acceptor.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket was closed already", e);
        }
    }
}
