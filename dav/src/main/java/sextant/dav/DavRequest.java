package sextant.dav;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.dav.lock.Lock;
import sextant.dav.lock.LockTable;
import sextant.dav.resource.Place;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Resources;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Depth;
import sextant.dav.wire.Href;
import sextant.dav.wire.Multistatus;
import sextant.dav.wire.Preferences;
import sextant.http.Exchange;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Commit;
import sextant.mailbox.Credential;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Edit;
import sextant.mailbox.Protocol;
import sextant.mailbox.Shelf;

/** One request to a DAV path, with what every method wants to know of it. Used by one thread. */
final class DavRequest {
    static final String XML = "application/xml; charset=utf-8";

    private final Exchange exchange;
    private Resources resources;
    private final Preferences preferences;
    private Visit visit;
    private @Nullable Guard guard;
    private boolean begun;

    DavRequest(Exchange exchange, Visit visit) {
        this.exchange = exchange;
        this.visit = visit;
        this.resources = new Resources(visit.mailbox(), visit.limits().page());
        this.preferences = Preferences.parse(exchange.headers("Prefer"), exchange.header("Brief"));
    }

    Exchange exchange() {
        return exchange;
    }

    Visit visit() {
        return visit;
    }

    Resources resources() {
        return resources;
    }

    Preferences preferences() {
        return preferences;
    }

    /** The shelf whose part of the tree the path lies in. */
    Optional<Shelf> shelf() {
        return Resources.shelf(exchange.segments());
    }

    /** What the path names, if anything. */
    Optional<Resource> found() {
        return resources.find(exchange.segments());
    }

    /**
     * What the path names.
     *
     * @throws DavError with 404 if there is nothing there, or nothing for this account
     */
    Resource resource() {
        return found().orElseThrow(() -> DavError.of(404, "There is nothing here"));
    }

    /** The place in the caller's homes that the path names, whether anything is there or not. */
    Optional<Place> place() {
        return resources.place(exchange.segments());
    }

    /**
     * Demands that a name is not too long to keep.
     *
     * @throws DavError with 403 if it is
     */
    void demandName(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > visit.limits().name()) {
            throw DavError.of(403, "A name has at most " + visit.limits().name() + " octets");
        }
    }

    /** The path as the client wrote it, as the href of this resource. */
    String href(Resource resource) {
        return resource.isCollection() ? Href.collection(exchange.rawPath()) : exchange.rawPath();
    }

    /** The path, as the client wrote it, of something beside this resource. */
    String sibling(String name) {
        return sibling(exchange.rawPath(), name);
    }

    /** The path of something beside what a path names. */
    static String sibling(String path, String name) {
        var end = path.endsWith("/") ? path.length() - 1 : path.length();
        return path.substring(0, path.lastIndexOf('/', end - 1) + 1) + Href.encode(name);
    }

    /**
     * The header field {@code Depth}.
     *
     * @throws DavError with 400 if it is none of the three
     */
    Optional<Depth> depth() {
        var field = exchange.header("Depth");
        var depth = field.flatMap(Depth::parse);
        if (field.isPresent() && depth.isEmpty()) {
            throw DavError.of(400, "Depth is 0, 1 or infinity");
        }
        return depth;
    }

    /** Whether the request has a body. */
    boolean hasBody() {
        return exchange.header("Transfer-Encoding").isPresent()
                || exchange.header("Content-Length")
                        .filter(length -> !length.strip().equals("0"))
                        .isPresent();
    }

    /**
     * Demands that the body, if there is one and its type is said, is XML.
     *
     * @throws DavError with 415 if it is not (RFC 4918 9.3)
     */
    void demandXml() {
        var field = exchange.header("Content-Type").orElse("");
        var end = field.indexOf(';');
        var type = field.substring(0, end < 0 ? field.length() : end).strip().toLowerCase(Locale.ROOT);
        if (hasBody() && !type.isEmpty() && !type.endsWith("/xml") && !type.endsWith("+xml")) {
            throw DavError.of(415, "This method takes a body of XML, or none");
        }
    }

    /** Notes that the client that sent this speaks a protocol, and from then on knows its row. */
    void recognise(Protocol protocol) {
        var credential = exchange.caller().credential();
        var family = ClientFamily.of(exchange.header("User-Agent").orElse(""));
        var identifier = credential.type() == Credential.Type.DEVICE_PASSWORD
                ? "credential " + credential.id().value()
                : family + " " + credential.id().value();
        var device = exchange.device(protocol, identifier, family).id();
        visit = visit.by(device, exchange.view(visit.mailbox()));
        resources = new Resources(visit.mailbox(), visit.limits().page());
    }

    /**
     * The collection that a place is in.
     *
     * @throws DavError with 409 if there is none (RFC 4918 9.7.1): nothing is made on the way
     */
    Resource.Folder folder(Place place) {
        return place.parent()
                .flatMap(resources::find)
                .filter(Resource.Folder.class::isInstance)
                .map(Resource.Folder.class::cast)
                .orElseThrow(() -> DavError.of(409, "There is no such collection"));
    }

    /** The conditions and locks that this request must get past to write. */
    Guard guard() {
        var known = guard;
        if (known == null) {
            known = new Guard(this);
            guard = known;
        }
        return known;
    }

    /** Does a write from the look at its conditions and locks to its commit, while no new lock is given. */
    <T> T writing(LockTable.Work<T, IOException> work) throws IOException {
        return visit.locks().whileNoneIsGiven(() -> {
            guard().demandConditions();
            return work.run();
        });
    }

    /** Commits edits, and before them what the conditions of the request rest on. */
    List<Commit.Outcome> commit(Edit... edits) {
        var all = new ArrayList<>(guard().expectations());
        all.addAll(List.of(edits));
        var outcomes = visit.mailbox()
                .commit(new Batch(author(), Optional.empty(), all))
                .outcomes();
        return outcomes.subList(all.size() - edits.length, all.size());
    }

    /** Answers that a request was not done because of locks below its path (RFC 4918 9.6.1). */
    void answerLocked(List<Lock> locks) throws IOException {
        var answer = multistatus();
        for (var lock : locks) {
            answer.row(lock.href(), 423, Optional.of(Condition.LOCK_TOKEN_SUBMITTED));
        }
        answer.finish();
    }

    /** Who writes. */
    Author author() {
        return new Author(visit.device(), exchange.requestId());
    }

    Optional<DeviceId> device() {
        return visit.device();
    }

    /** Whether a part of an answer may be out. */
    boolean begun() {
        return begun;
    }

    /** Begins an answer whose body is streamed. */
    OutputStream stream(int status, String contentType) throws IOException {
        begun = true;
        return exchange.stream(status, contentType);
    }

    /** Begins a 207. */
    Multistatus multistatus() throws IOException {
        begun = true;
        exchange.add("Vary", "Prefer, Brief");
        if (preferences.minimal()) {
            exchange.add("Preference-Applied", "return=minimal");
        }
        return Multistatus.begin(exchange.stream(207, XML));
    }

    /** Begins an answer that is no 207. */
    OutputStream body(String contentType) throws IOException {
        begun = true;
        return exchange.stream(200, contentType);
    }

    /** Whether the client wants the definitions of zones that everybody knows (RFC 7809 7.1). */
    boolean withZones() {
        return exchange.header("CalDAV-Timezones")
                .filter(flag -> flag.strip().equalsIgnoreCase("F"))
                .isEmpty();
    }

    /** All fields of a name, for preconditions. */
    List<String> fields(String name) {
        return exchange.headers(name);
    }
}
