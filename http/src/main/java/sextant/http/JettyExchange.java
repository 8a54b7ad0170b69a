package sextant.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Request;
import sextant.mailbox.AccountId;
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
    private final Requests.Services services;
    private final RequestBody octets;
    private final InputStream body;
    private Optional<Running.Hold> hold = Optional.empty();
    private Optional<DeviceId> device = Optional.empty();
    private String turnedAway = "";

    /**
     * A request that is ready for its endpoint.
     *
     * @param octets its body as it comes from the client
     * @param body its body as the endpoint sees it
     */
    JettyExchange(
            Requests.Services services,
            Request request,
            JettyAnswer answer,
            Visit visit,
            RequestBody octets,
            InputStream body) {
        this.services = services;
        this.request = request;
        this.answer = answer;
        this.visit = visit;
        this.octets = octets;
        this.body = body;
    }

    /**
     * What is known of a request before its endpoint sees it.
     *
     * @param stillValid whether who signed in could do so still
     */
    record Visit(
            String id,
            RawPath path,
            Client client,
            String origin,
            Optional<SignedIn> who,
            BooleanSupplier stillValid) {}

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
        Device found = services.devices().recognise(who.account().id(), protocol, identifier, ownName, client, own);
        device = Optional.of(found.id());
        turnedAway = switch (found.access()) {
            case ALLOWED -> "";
            case PAUSED -> "This device is paused. Its owner can let it go on, on Synchronized Devices.";
            case BLOCKED -> "This device is blocked. An administrator can allow it again.";
        };
        if (!turnedAway.isEmpty()) {
            throw new Problem(403, turnedAway);
        }
        return found;
    }

    @Override
    public Mailbox view(Mailbox mailbox) {
        return device.map(recognised -> services.devices().view(recognised, mailbox))
                .orElse(mailbox);
    }

    /** Why the device that was recognised may not sync, in whatever way its protocol was told; empty if it may. */
    String turnedAway() {
        return turnedAway;
    }

    /** The device that was recognised. */
    Optional<DeviceId> device() {
        return device;
    }

    @Override
    public Position await(Mailbox mailbox, Watch watch, Duration atMost) {
        return hold(mailbox.account().id(), () -> mailbox.await(watch, atMost));
    }

    @Override
    public <T> T hold(Wait<T> wait) {
        return hold(caller().account().id(), wait);
    }

    private <T> T hold(AccountId account, Wait<T> wait) {
        Running.Hold waits = waits(account);
        if (!waits.open()) {
            throw ended();
        }
        Optional<T> result;
        Runnable endWatch = watch(waits);
        try {
            // Looked at after the hold is open: whoever changes the account from now on ends it.
            result = visit.stillValid.getAsBoolean() ? Optional.of(wait.run()) : Optional.empty();
        } catch (InterruptedException end) {
            result = Optional.empty();
        } finally {
            endWatch.run();
        }
        // In every case: an interrupt may come after the wait is over and before it is closed.
        boolean undisturbed = waits.close();
        return result.filter(any -> undisturbed).orElseThrow(JettyExchange::ended);
    }

    /** One for all waits of a request. */
    private Running.Hold waits(AccountId account) {
        if (hold.isEmpty()) {
            var made = services.running().hold(account, device);
            hold = Optional.of(made);
            request.addFailureListener(gone -> made.end());
        }
        return hold.get();
    }

    /** Nobody wants what is left of the body any more, and behind it the client's end may be seen. */
    private Runnable watch(Running.Hold waits) {
        return octets.discard(Leftovers.SMALL) ? Hangup.watch(request, waits::end) : () -> {};
    }

    private static Problem ended() {
        return new Problem(503, "The server cannot hold this request any longer. Ask again.");
    }

    /** Whether the request waited for the mailbox. */
    boolean held() {
        return hold.isPresent();
    }

    @Override
    public boolean encrypted() {
        return visit.client.secure();
    }

    @Override
    public boolean confidential() {
        return services.admission().mayShowPassword(visit.client);
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
