package sextant.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A device's connection to the server: real HTTP, with faults between the two. For use by one thread.
 */
public final class Wire {
    /** The answer did not arrive; the device cannot know whether the server did what it was asked. */
    public static final class Lost extends IOException {
        private static final long serialVersionUID = 1L;

        Lost(String message) {
            super(message);
        }
    }

    private final HttpClient client;
    private final Supplier<URI> server;
    private final String authorization;
    private final String userAgent;
    private FaultPlan faults = FaultPlan.CALM;

    /**
     * A connection that signs in with Basic.
     *
     * @param server where the server is now: it may come back on another port after a restart
     */
    public Wire(HttpClient client, Supplier<URI> server, String user, String password, String userAgent) {
        this.client = client;
        this.server = server;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.userAgent = userAgent;
    }

    /** From now on requests suffer by this plan. */
    public void suffer(FaultPlan plan) {
        faults = plan;
    }

    /**
     * Sends one request.
     *
     * @param path percent-encoded, from the root
     * @throws Lost if a fault ate the request or its answer
     */
    public HttpResponse<byte[]> send(String method, String path, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.get().resolve(path))
                .method(method, BodyPublishers.ofByteArray(body))
                .header("Authorization", authorization)
                .header("User-Agent", userAgent);
        headers.forEach(request::header);
        var built = request.build();
        return switch (faults.next()) {
            case NONE -> client.send(built, BodyHandlers.ofByteArray());
            case REQUEST_LOST -> throw new Lost("the request was lost");
            case ANSWER_LOST -> {
                client.send(built, BodyHandlers.ofByteArray());
                throw new Lost("the answer was lost");
            }
            case REQUEST_DOUBLED -> {
                var twin = client.sendAsync(built, BodyHandlers.ofByteArray());
                var answer = client.send(built, BodyHandlers.ofByteArray());
                twin.join();
                yield answer;
            }
        };
    }
}
