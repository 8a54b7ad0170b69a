package sextant.dav;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sextant.dav.wire.Href;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.http.SignedIn;
import sextant.mailbox.Credential;
import sextant.mailbox.Device;
import sextant.mailbox.Devices;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Position;
import sextant.mailbox.Protocol;
import sextant.mailbox.Watch;

/** A request and its answer, without a network between them. */
final class FakeExchange implements Exchange {
    private final String method;
    private final String path;
    private final Optional<String> query;
    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    private final Optional<SignedIn> who;
    private final Devices devices;
    final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    int status;

    FakeExchange(String method, String path, byte[] body, Optional<SignedIn> who, Devices devices, String... fields) {
        this.method = method;
        var mark = path.indexOf('?');
        this.path = mark < 0 ? path : path.substring(0, mark);
        this.query = mark < 0 ? Optional.empty() : Optional.of(path.substring(mark + 1));
        this.body = body;
        this.who = who;
        this.devices = devices;
        for (var i = 0; i < fields.length; i += 2) {
            this.fields.computeIfAbsent(fields[i], f -> new ArrayList<>()).add(fields[i + 1]);
        }
        if (body.length > 0) {
            this.fields.put("Content-Length", List.of(Integer.toString(body.length)));
        }
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String rawPath() {
        return path;
    }

    @Override
    public List<String> segments() {
        return Href.segments(path, origin()).orElseThrow(() -> new Problem(400, "a bad path"));
    }

    @Override
    public Optional<String> query() {
        return query;
    }

    @Override
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    @Override
    public List<String> headers(String name) {
        return fields.getOrDefault(name, List.of());
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public Optional<SignedIn> signedIn() {
        return who;
    }

    @Override
    public SignedIn caller() {
        return who.orElseThrow();
    }

    @Override
    public Device device(Protocol protocol, String identifier, String ownName) {
        var credential = Optional.of(caller().credential())
                .filter(one -> one.type() == Credential.Type.DEVICE_PASSWORD)
                .map(Credential::id);
        var device = devices.recognise(
                caller().account().id(),
                protocol,
                identifier,
                ownName,
                header("User-Agent").orElse(""),
                credential);
        if (device.access() == Device.Access.BLOCKED) {
            throw new Problem(403, "blocked");
        }
        return device;
    }

    @Override
    public Position await(Mailbox mailbox, Watch watch, Duration atMost) {
        throw new UnsupportedOperationException("DAV holds no requests");
    }

    @Override
    public String origin() {
        return "https://mail.example.org";
    }

    @Override
    public String peer() {
        return "127.0.0.1";
    }

    @Override
    public String requestId() {
        return "r1";
    }

    @Override
    public void set(String name, String value) {
        sent.put(name, value);
    }

    @Override
    public void add(String name, String value) {
        sent.merge(name, value, (one, other) -> one + ", " + other);
    }

    @Override
    public void answer(int with) {
        begin(with);
    }

    @Override
    public void answer(int with, String contentType, byte[] content) {
        begin(with);
        set("Content-Type", contentType);
        answer.writeBytes(content);
    }

    @Override
    public OutputStream stream(int with, String contentType) {
        begin(with);
        set("Content-Type", contentType);
        return answer;
    }

    private void begin(int with) {
        if (status != 0) {
            throw new IllegalStateException("There is an answer already");
        }
        status = with;
    }

    /** The answer to a request that ended with a problem. */
    void refuse(Problem problem) {
        status = problem.status();
        sent.clear();
        answer.reset();
        answer.writeBytes(String.valueOf(problem.getMessage()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public <T> T hold(Wait<T> wait) {
        throw new UnsupportedOperationException("a test of DAV holds no request");
    }

    @Override
    public boolean encrypted() {
        return true;
    }

    @Override
    public boolean confidential() {
        return true;
    }
}
