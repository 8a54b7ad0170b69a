package sextant.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import sextant.mailbox.Credential;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Position;
import sextant.mailbox.Protocol;
import sextant.mailbox.Watch;

/** A request on its way through the server. */
final class JettyExchange implements Exchange {
    private static final int LONGEST_CLIENT = 200;

    private final Request request;
    private final JettyAnswer answer;
    private final Visit visit;
    private final DeviceRecognition devices;
    private final InputStream body;
    private final Running running;
    private boolean held;
    private Optional<DeviceId> device = Optional.empty();

    JettyExchange(
            Request request,
            JettyAnswer answer,
            Visit visit,
            DeviceRecognition devices,
            Running running,
            InputStream body) {
        this.request = request;
        this.answer = answer;
        this.visit = visit;
        this.devices = devices;
        this.running = running;
        this.body = body;
    }

    /** What is known of a request before its endpoint sees it. */
    record Visit(String id, RawPath path, Client client, String origin, Optional<SignedIn> who) {}

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String rawPath() {
        return visit.path.raw();
    }

    @Override
    public List<String> segments() {
        return visit.path.segments();
    }

    @Override
    public Optional<String> query() {
        return Optional.ofNullable(request.getHttpURI().getQuery());
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public Optional<SignedIn> signedIn() {
        return visit.who;
    }

    @Override
    public SignedIn caller() {
        return visit.who.orElseThrow(() -> new IllegalStateException("The route asks for no sign-in"));
    }

    @Override
    public Device device(Protocol protocol, String identifier, String ownName) {
        SignedIn who = caller();
        String agent = header("User-Agent").orElse("");
        String client = agent.length() > LONGEST_CLIENT ? agent.substring(0, LONGEST_CLIENT) : agent;
        // Only a password made for one device says which device this is.
        Optional<CredentialId> own = Optional.of(who.credential())
                .filter(credential -> credential.type() == Credential.Type.DEVICE_PASSWORD)
                .map(Credential::id);
        Device found = devices.recognise(who.account().id(), protocol, identifier, ownName, client, own);
        device = Optional.of(found.id());
        if (found.access() == Device.Access.BLOCKED) {
            throw new Problem(403, "This device is blocked. Its owner or an administrator can allow it again.");
        }
        return found;
    }

    /** The device that was recognised. */
    Optional<DeviceId> device() {
        return device;
    }

    @Override
    public Position await(Mailbox mailbox, Watch watch, Duration atMost) {
        var hold = running.hold(mailbox.account().id());
        request.addFailureListener(gone -> hold.end());
        if (!hold.open()) {
            throw ended();
        }
        held = true;
        Optional<Position> position;
        try {
            position = Optional.of(mailbox.await(watch, atMost));
        } catch (InterruptedException end) {
            position = Optional.empty();
        }
        // In every case: an interrupt may come after the wait is over and before it is closed.
        boolean undisturbed = hold.close();
        return position.filter(any -> undisturbed).orElseThrow(JettyExchange::ended);
    }

    private static Problem ended() {
        return new Problem(503, "The server cannot hold this request any longer. Ask again.");
    }

    /** Whether the request waited for the mailbox. */
    boolean held() {
        return held;
    }

    @Override
    public String origin() {
        return visit.origin;
    }

    @Override
    public String peer() {
        return visit.client.address().getHostAddress();
    }

    @Override
    public String requestId() {
        return visit.id;
    }

    @Override
    public void set(String name, String value) {
        answer.fields().put(name, checked(value));
    }

    @Override
    public void add(String name, String value) {
        answer.fields().add(name, checked(value));
    }

    private static String checked(String value) {
        if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new IllegalArgumentException("A field value holds no line break");
        }
        return value;
    }

    @Override
    public void answer(int status) throws IOException {
        answer.send(status);
    }

    @Override
    public void answer(int status, String contentType, byte[] content) throws IOException {
        answer.send(status, contentType, content);
    }

    @Override
    public OutputStream stream(int status, String contentType) {
        return answer.stream(status, contentType);
    }
}
