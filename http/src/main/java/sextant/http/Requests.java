package sextant.http;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Where Jetty hands requests over, each on a virtual thread of its own. */
final class Requests extends Handler.Abstract {
    private final Services services;
    private final Executor executor;
    private final String life;
    private final AtomicLong count = new AtomicLong();

    /** What every request needs. */
    record Services(
            HttpOptions options,
            Routes routes,
            SignIn signIn,
            DeviceRecognition devices,
            Running running,
            Timing timing,
            Metrics metrics,
            HeaderDeadline deadline,
            RequestLog log) {}

    Requests(Services services, Executor executor, RandomGenerator random) {
        this.executor = executor;
        this.services = services;
        this.life = Integer.toHexString(random.nextInt());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        services.deadline.began(request);
        // A request may think for as long as it likes; only reading and writing may not stand still.
        request.addIdleTimeoutListener(silence -> false);
        String id = life + "-" + Long.toHexString(count.incrementAndGet());
        var serving = new Serving(services, id, request, response);
        // What follows a TLS handshake at once still comes on one of the few threads that watch sockets.
        if (Thread.currentThread().isVirtual()) {
            serving.run(callback);
        } else {
            executor.execute(() -> serving.run(callback));
        }
        return true;
    }
}
