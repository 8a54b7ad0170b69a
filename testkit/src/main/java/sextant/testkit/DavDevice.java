package sextant.testkit;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A simulated CalDAV or CardDAV device with one collection: it finds its home as phones do, keeps a replica, and syncs by
 * RFC 6578, asking again when an answer does not arrive and starting over when its token is refused. For one thread.
 */
public final class DavDevice {
    private static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
    private static final String CARDDAV = "urn:ietf:params:xml:ns:carddav";
    private static final int PATIENCE = 200;

    /** Which of the two protocols the device speaks. */
    public enum Speech {
        CALENDARS(CALDAV, "calendar-home-set", "calendar-multiget", "calendar-data", "text/calendar; charset=utf-8"),
        ADDRESS_BOOKS(CARDDAV, "addressbook-home-set", "addressbook-multiget", "address-data", "text/vcard");

        private final String namespace;
        private final String homeSet;
        private final String multiget;
        private final String data;
        private final String mediaType;

        Speech(String namespace, String homeSet, String multiget, String data, String mediaType) {
            this.namespace = namespace;
            this.homeSet = homeSet;
            this.multiget = multiget;
            this.data = data;
            this.mediaType = mediaType;
        }
    }

    /** What the device holds of one item. */
    public record Member(String etag, String document) {}

    private final Wire wire;
    private final Speech speech;
    private final String collection;
    private final int pageSize;
    private final SortedMap<String, Member> replica = new TreeMap<>();
    private @Nullable String token;
    private int startedOver;

    private DavDevice(Wire wire, Speech speech, String collection, int pageSize) {
        this.wire = wire;
        this.speech = speech;
        this.collection = collection;
        this.pageSize = pageSize;
    }

    /**
     * Finds the user's home from {@code /.well-known} on and picks the collection of this path segment.
     *
     * @param pageSize the most changes to ask for at once; 0 for no limit
     */
    public static DavDevice discover(Wire wire, Speech speech, String segment, int pageSize)
            throws IOException, InterruptedException {
        var wellKnown = speech == Speech.CALENDARS ? "/.well-known/caldav" : "/.well-known/carddav";
        var redirect = wire.send("PROPFIND", wellKnown, Map.of("Depth", "0"), new byte[0]);
        var root = redirect.headers().firstValue("Location").orElseThrow(() -> unexpected(redirect));
        var principal = property(wire, root, "DAV:", "current-user-principal");
        var home = property(wire, principal, speech.namespace, speech.homeSet);
        var listing = wire.send("PROPFIND", home, Map.of("Depth", "1"), propfind("DAV:", "resourcetype"));
        for (var response : Multistatus.parse(body(listing, 207)).responses()) {
            if (response.href().endsWith("/" + segment + "/")) {
                return new DavDevice(wire, speech, response.href(), pageSize);
            }
        }
        throw new IOException("no collection " + segment + " in " + home);
    }

    /** The path of the collection. */
    public String collection() {
        return collection;
    }

    /** What the device holds, by path. */
    public SortedMap<String, Member> replica() {
        return Collections.unmodifiableSortedMap(replica);
    }

    /** How often the server refused the device's token. */
    public int startedOver() {
        return startedOver;
    }

    /** Forgets everything, as a device that is set up anew. */
    public void forget() {
        replica.clear();
        token = null;
    }

    /** Brings the replica up to date, whatever it takes. */
    public void sync() throws IOException, InterruptedException {
        boolean more;
        do {
            more = syncPage();
        } while (more);
    }

    private boolean syncPage() throws IOException, InterruptedException {
        var request = "<D:sync-collection xmlns:D=\"DAV:\"><D:sync-token>" + (token == null ? "" : token)
                + "</D:sync-token><D:sync-level>1</D:sync-level>"
                + (pageSize > 0 ? "<D:limit><D:nresults>" + pageSize + "</D:nresults></D:limit>" : "")
                + "<D:prop><D:getetag/></D:prop></D:sync-collection>";
        var answer = persist("REPORT", collection, Map.of("Content-Type", "text/xml"), request);
        if (answer.statusCode() == 403 && text(answer).contains("valid-sync-token") && token != null) {
            token = null;
            startedOver++;
            replaceByListing();
            return true;
        }
        var multistatus = Multistatus.parse(body(answer, 207));
        var wanted = new ArrayList<String>();
        var truncated = false;
        for (var response : multistatus.responses()) {
            if (response.status() == 507) {
                truncated = true;
            } else if (response.status() == 404) {
                replica.remove(response.href());
            } else {
                var etag = response.text("DAV:", "getetag").orElseThrow(() -> unexpected(answer));
                var held = replica.get(response.href());
                if (held == null || !held.etag().equals(etag)) {
                    wanted.add(response.href());
                }
            }
        }
        fetch(wanted);
        token = multistatus.syncToken().orElseThrow(() -> unexpected(answer));
        return truncated;
    }

    /** A refused token: drop what the server no longer lists; what changed comes with the next sync. */
    private void replaceByListing() throws IOException, InterruptedException {
        var listing = persist("PROPFIND", collection, Map.of("Depth", "1"), string(propfind("DAV:", "getetag")));
        var there = Multistatus.parse(body(listing, 207)).responses().stream()
                .map(Multistatus.Response::href)
                .toList();
        replica.keySet().retainAll(there);
    }

    private void fetch(List<String> hrefs) throws IOException, InterruptedException {
        if (hrefs.isEmpty()) {
            return;
        }
        var request = new StringBuilder("<X:" + speech.multiget + " xmlns:D=\"DAV:\" xmlns:X=\"" + speech.namespace
                + "\"><D:prop><D:getetag/><X:" + speech.data + "/></D:prop>");
        hrefs.forEach(href ->
                request.append("<D:href>").append(href.replace("&", "&amp;")).append("</D:href>"));
        request.append("</X:").append(speech.multiget).append(">");
        var answer = persist("REPORT", collection, Map.of("Content-Type", "text/xml"), request.toString());
        for (var response : Multistatus.parse(body(answer, 207)).responses()) {
            if (response.status() == 404) {
                replica.remove(response.href());
            } else {
                replica.put(
                        response.href(),
                        new Member(
                                response.text("DAV:", "getetag").orElseThrow(() -> unexpected(answer)),
                                response.element(speech.namespace, speech.data)
                                        .orElseThrow(() -> unexpected(answer))
                                        .getTextContent()));
            }
        }
    }

    /**
     * Creates an item or changes the one it holds, guarded by its ETag.
     *
     * @return whether the server took it; if not, somebody else was there first and the next sync tells
     */
    public boolean put(String name, String document) throws IOException, InterruptedException {
        var path = collection + name;
        var held = replica.get(path);
        var guard = held == null ? Map.of("If-None-Match", "*") : Map.of("If-Match", held.etag());
        var headers = new TreeMap<>(guard);
        headers.put("Content-Type", speech.mediaType);
        var answer = persist("PUT", path, headers, document);
        return switch (answer.statusCode()) {
            case 201, 204 -> {
                answer.headers().firstValue("ETag").ifPresent(etag -> replica.put(path, new Member(etag, document)));
                yield true;
            }
            case 403, 404, 409, 412 -> settle(path, document);
            default -> throw unexpected(answer);
        };
    }

    /** A refusal may be the echo of a write whose answer was lost: then the server holds what was sent. */
    private boolean settle(String path, String document) throws IOException, InterruptedException {
        var answer = persist("GET", path, Map.of(), "");
        if (answer.statusCode() == 200 && text(answer).equals(document)) {
            answer.headers().firstValue("ETag").ifPresent(etag -> replica.put(path, new Member(etag, document)));
            return true;
        }
        return false;
    }

    /**
     * Deletes an item it holds, guarded by its ETag.
     *
     * @return whether it is gone; if not, somebody changed it and the next sync tells
     */
    public boolean delete(String name) throws IOException, InterruptedException {
        var path = collection + name;
        var held = Optional.ofNullable(replica.get(path)).orElseThrow();
        var answer = persist("DELETE", path, Map.of("If-Match", held.etag()), "");
        return switch (answer.statusCode()) {
            case 200, 204, 404 -> {
                replica.remove(path);
                yield true;
            }
            case 412 -> false;
            default -> throw unexpected(answer);
        };
    }

    private HttpResponse<byte[]> persist(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return wire.send(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
            } catch (Wire.Lost e) {
                if (attempt == PATIENCE) {
                    throw e;
                }
            }
        }
    }

    private static String property(Wire wire, String path, String namespace, String name)
            throws IOException, InterruptedException {
        var answer = wire.send("PROPFIND", path, Map.of("Depth", "0"), propfind(namespace, name));
        return Multistatus.parse(body(answer, 207))
                .responses()
                .getFirst()
                .hrefIn(namespace, name)
                .orElseThrow(() -> unexpected(answer));
    }

    private static byte[] propfind(String namespace, String name) {
        return ("<D:propfind xmlns:D=\"DAV:\" xmlns:X=\"" + namespace + "\"><D:prop><X:" + name
                        + "/></D:prop></D:propfind>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] body(HttpResponse<byte[]> answer, int expected) {
        if (answer.statusCode() != expected) {
            throw unexpected(answer);
        }
        return answer.body();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return string(answer.body());
    }

    private static String string(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static IllegalStateException unexpected(HttpResponse<byte[]> answer) {
        return new IllegalStateException(answer.request().method() + " "
                + answer.request().uri() + " answered " + answer.statusCode() + ": " + text(answer));
    }
}
