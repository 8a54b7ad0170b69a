package sextant.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Speaks DAV with one server as one user, over connections that stay open. */
final class Client {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI server;
    private final String authorization;

    Client(URI server, String user, String password) {
        this.server = server;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends a request.
     *
     * @return the body of the answer
     * @throws IOException if the answer is not one of success
     */
    String send(String method, String path, Map<String, String> fields, String body) throws IOException {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("User-Agent", "load/1")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        fields.forEach(request::header);
        var answer = answer(request.build());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Once more, if the server closed a connection as the request set out: all of these may be repeated. */
    private HttpResponse<String> answer(HttpRequest request) throws IOException {
        try {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException closed) {
                return http.send(request, HttpResponse.BodyHandlers.ofString());
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Sends a request with a body of XML. */
    String xml(String method, String path, int depth, String body) throws IOException {
        return send(
                method,
                path,
                Map.of("Content-Type", "application/xml; charset=utf-8", "Depth", Integer.toString(depth)),
                body);
    }

    /** What stands in every element of a name, whatever its prefix; good enough for answers of servers one knows. */
    static List<String> values(String xml, String name) {
        var found = new ArrayList<String>();
        for (var at = xml.indexOf(name); at >= 0; at = xml.indexOf(name, at + 1)) {
            var opens = at > 0 && (xml.charAt(at - 1) == '<' || (xml.charAt(at - 1) == ':' && isOpening(xml, at)));
            var end = at + name.length();
            if (opens && (xml.charAt(end) == '>' || xml.charAt(end) == ' ')) {
                var from = xml.indexOf('>', end) + 1;
                found.add(xml.substring(from, xml.indexOf('<', from)).strip());
            }
        }
        return found;
    }

    private static boolean isOpening(String xml, int name) {
        var open = xml.lastIndexOf('<', name);
        return xml.charAt(open + 1) != '/' && xml.substring(open + 1, name).indexOf(' ') < 0;
    }
}
