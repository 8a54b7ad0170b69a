package sextant.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.SelectorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a connection as soon as it is accepted if there are too many, in all or from its address. */
final class ConnectionCap implements SelectorManager.AcceptListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCap.class);

    private final HttpLimits.Connections limits;
    private final List<Network> exempt;
    private final Metrics metrics;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SelectableChannel, String> open = new HashMap<>();
    private final Map<String, Integer> perAddress = new HashMap<>();

    /** @param exempt proxies, behind each of which there are many clients */
    ConnectionCap(HttpLimits.Connections limits, List<Network> exempt, Metrics metrics) {
        this.limits = limits;
        this.exempt = exempt;
        this.metrics = metrics;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        try {
            if (!enter(channel)) {
                metrics.throttled("connections");
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("A connection was gone before it was accepted", e);
        }
    }

    private boolean enter(SelectableChannel channel) throws IOException {
        InetAddress address = address(channel);
        String group = Addresses.group(address);
        boolean counted = exempt.stream().noneMatch(network -> network.contains(address));
        lock.lock();
        try {
            int now = perAddress.getOrDefault(group, 0);
            if (open.size() >= limits.total() || (counted && now >= limits.perAddress())) {
                return false;
            }
            open.put(channel, group);
            perAddress.put(group, now + 1);
            metrics.connections(open.size());
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static InetAddress address(SelectableChannel channel) throws IOException {
        return channel instanceof SocketChannel socket && socket.getRemoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        leave(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        leave(channel);
    }

    private void leave(SelectableChannel channel) {
        lock.lock();
        try {
            String group = open.remove(channel);
            if (group != null) {
                perAddress.computeIfPresent(group, (same, now) -> now > 1 ? now - 1 : null);
                metrics.connections(open.size());
            }
        } finally {
            lock.unlock();
        }
    }
}
