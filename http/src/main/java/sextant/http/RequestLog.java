package sextant.http;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.mailbox.DeviceId;

/**
 * One line per request, without content, query or credentials, to the logger {@code sextant.request}; and what went
 * wrong inside the server, to this class's own.
 */
final class RequestLog {
    private final Logger requests = LoggerFactory.getLogger("sextant.request");
    private final Logger failures = LoggerFactory.getLogger(RequestLog.class);
    private final Timing timing;

    RequestLog(Timing timing) {
        this.timing = timing;
    }

    /** What a line says. */
    record Entry(
            String id,
            String peer,
            Optional<SignedIn> who,
            Optional<DeviceId> device,
            String method,
            String path,
            int status,
            long octets,
            Duration took,
            boolean broken) {}

    void write(Entry entry) {
        var line = new LogLine()
                .add("time", timing.clock().instant().toString())
                .add("id", entry.id)
                .add("peer", entry.peer);
        entry.who.ifPresent(who -> line.add("account", who.account().address()));
        entry.device.ifPresent(device -> line.add("device", device.value()));
        line.add("method", entry.method)
                .add("path", entry.path)
                .add("status", entry.status)
                .add("bytes", entry.octets)
                .add("ms", entry.took.toMillis());
        if (entry.broken) {
            line.add("broken", "yes");
        }
        requests.info("{}", line);
    }

    void failed(String id, Throwable failure) {
        failures.error("Request {} failed", id, failure);
    }
}
