package sextant.interop.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import sextant.testkit.TestServer;

/** A browser of few words: it keeps the cookie and follows nothing. */
final class Visitor {
    private static final String TOKEN = "name=\"form-token\" value=\"";

    private final HttpClient client;
    private final TestServer server;
    private String cookie = "";

    Visitor(HttpClient client, TestServer server) {
        this.client = client;
        this.server = server;
    }

    HttpResponse<String> signIn(String address, String password) throws IOException, InterruptedException {
        return signIn(address, password, "/");
    }

    HttpResponse<String> signIn(String address, String password, String to) throws IOException, InterruptedException {
        return post("/sign-in", Map.of(), Map.of("address", address, "password", password, "to", to));
    }

    String cookie() {
        return cookie;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path, Map.of()).GET());
    }

    HttpResponse<String> get(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return send(request(path, fields).GET());
    }

    /** What the forms of this visitor's pages carry. */
    String formToken() throws IOException, InterruptedException {
        var page = get("/settings").body();
        var from = page.indexOf(TOKEN) + TOKEN.length();
        return page.substring(from, page.indexOf('"', from));
    }

    /** Sends a form as one of our own pages does. */
    HttpResponse<String> submit(String path, Map<String, String> form) throws IOException, InterruptedException {
        var filled = new HashMap<>(form);
        filled.put("form-token", formToken());
        return post(path, Map.of("Sec-Fetch-Site", "same-origin"), filled);
    }

    HttpResponse<String> post(String path, Map<String, String> fields, Map<String, String> form)
            throws IOException, InterruptedException {
        var body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path, fields)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, Map<String, String> fields) {
        var request = HttpRequest.newBuilder(URI.create(server.uri().resolve("/") + path.substring(1)));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        fields.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return answer;
    }
}
