package sextant.dav;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Place;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Resources;
import sextant.dav.resource.Visit;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Depth;
import sextant.dav.wire.Href;
import sextant.dav.wire.Multistatus;
import sextant.dav.wire.Preferences;
import sextant.http.Exchange;
import sextant.mailbox.Author;
import sextant.mailbox.Credential;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Protocol;
import sextant.mailbox.Shelf;

/** One request to a DAV path, with what every method wants to know of it. Used by one thread. */
final class DavRequest {
    static final String XML = "application/xml; charset=utf-8";

    private final Exchange exchange;
    private Resources resources;
    private final Preferences preferences;
    private Visit visit;
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
        var path = exchange.rawPath();
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

    /** Notes that the client that sent this speaks a protocol, and from then on knows its row. */
    void recognise(Protocol protocol) {
        var credential = exchange.caller().credential();
        var family = ClientFamily.of(exchange.header("User-Agent").orElse(""));
        var identifier = credential.type() == Credential.Type.DEVICE_PASSWORD
                ? "credential " + credential.id().value()
                : family + " " + credential.id().value();
        var device = exchange.device(protocol, identifier, family).id();
        var mailbox = exchange.view(visit.mailbox());
        visit = new Visit(mailbox, Optional.of(device), visit.known(), visit.tokens(), visit.limits());
        resources = new Resources(mailbox, visit.limits().page());
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

    /** Begins a 207. */
    Multistatus multistatus() throws IOException {
        begun = true;
        exchange.add("Vary", "Prefer, Brief");
        if (preferences.minimal()) {
            exchange.set("Preference-Applied", "return=minimal");
        }
        return Multistatus.begin(exchange.stream(207, XML));
    }

    /** All fields of a name, for preconditions. */
    List<String> fields(String name) {
        return exchange.headers(name);
    }
}
