package sextant.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Notices that the client of a held HTTP/1.1 request has gone. Jetty does not read from a connection whose request is
 * being answered; without this, each phone that loses its network would leave a request behind that waits out its hour.
 *
 * <p>It borrows the connection's interest in reading, for as long as the request waits and nothing else reads. Octets
 * that come instead of the end belong to the client's next request and are handed to the connection.
 */
final class Hangup implements Callback {
    private static final int MOST_EARLY_OCTETS = 4096;

    private final AbstractEndPoint endPoint;
    private final Connection.UpgradeTo connection;
    private final Runnable gone;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    private Hangup(AbstractEndPoint endPoint, Connection.UpgradeTo connection, Runnable gone) {
        this.endPoint = endPoint;
        this.connection = connection;
        this.gone = gone;
    }

    /**
     * Watches from now on. The request's body must have been read.
     *
     * @param gone called when the client went, on another thread
     * @return ends the watch
     */
    static Runnable watch(Request request, Runnable gone) {
        Connection connection = request.getConnectionMetaData().getConnection();
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2
                || !(connection instanceof Connection.UpgradeTo receiver)
                || !(connection.getEndPoint() instanceof AbstractEndPoint endPoint)) {
            // On HTTP/2 the end of a stream is a frame, which Jetty reads and tells.
            return () -> {};
        }
        var hangup = new Hangup(endPoint, receiver, gone);
        endPoint.tryFillInterested(hangup);
        return hangup::close;
    }

    @Override
    public void succeeded() {
        boolean ended = false;
        lock.lock();
        try {
            if (!closed) {
                ended = look();
            }
        } finally {
            lock.unlock();
        }
        if (ended) {
            gone.run();
        }
    }

    private boolean look() {
        ByteBuffer early = ByteBuffer.allocate(MOST_EARLY_OCTETS).limit(0);
        try {
            int count = endPoint.fill(early);
            if (count > 0) {
                connection.onUpgradeTo(early);
            } else if (count == 0) {
                endPoint.tryFillInterested(this);
            }
            return count < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void failed(Throwable cause) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
        } finally {
            lock.unlock();
        }
        gone.run();
    }

    /** Gives the interest in reading back. */
    private void close() {
        lock.lock();
        try {
            closed = true;
            endPoint.getFillInterest().onFail(new IOException("The request no longer waits"));
        } finally {
            lock.unlock();
        }
    }
}
