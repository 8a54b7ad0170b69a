package sextant.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A collection of a known size on a server, and the requests that clients send for it. */
final class Shelf {
    private static final int WRITERS = 4;
    private static final int MULTIGET = 100;
    private static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
    private static final String CARDDAV = "urn:ietf:params:xml:ns:carddav";

    /** A sort of collection. */
    enum Sort {
        EVENTS("events", CALDAV, "calendar", "text/calendar; charset=utf-8", ".ics"),
        CONTACTS("contacts", CARDDAV, "address", "text/vcard; charset=utf-8", ".vcf");

        private final String word;
        private final String namespace;
        private final String data;
        private final String type;
        private final String suffix;

        Sort(String word, String namespace, String data, String type, String suffix) {
            this.word = word;
            this.namespace = namespace;
            this.data = data;
            this.type = type;
            this.suffix = suffix;
        }

        String word() {
            return word;
        }

        private String document(int number, int version) {
            return this == EVENTS ? Entries.event(number, version) : Entries.contact(number, version);
        }
    }

    private final Client client;
    private final Sort sort;
    private final String home;
    private final String path;
    private final int size;
    private final AtomicInteger versions = new AtomicInteger();
    private final AtomicInteger added = new AtomicInteger();
    private String token = "";
    private String tokenBefore = "";

    private Shelf(Subject subject, Sort sort, int size) {
        this.client = subject.client();
        this.sort = sort;
        this.home = sort == Sort.EVENTS ? subject.calendars() : subject.addressbooks();
        this.path = home + sort.word() + size + "/";
        this.size = size;
    }

    /** Makes a collection with so many items. */
    static Shelf fill(Subject subject, Sort sort, int size) throws IOException {
        var shelf = new Shelf(subject, sort, size);
        shelf.create();
        if (subject.files().isPresent()) {
            shelf.write(subject.files().get());
            return shelf;
        }
        var next = new AtomicInteger();
        shelf.together(WRITERS, writer -> () -> {
            for (var number = next.getAndIncrement(); number < size; number = next.getAndIncrement()) {
                shelf.put(number, 0);
            }
            return 0;
        });
        return shelf;
    }

    private void create() throws IOException {
        if (sort == Sort.EVENTS) {
            client.send("MKCALENDAR", path, Map.of(), "");
        } else {
            client.xml("MKCOL", path, 0, """
                    <D:mkcol xmlns:D="DAV:" xmlns:C="%s"><D:set><D:prop><D:resourcetype><D:collection/><C:addressbook/>\
                    </D:resourcetype></D:prop></D:set></D:mkcol>""".formatted(CARDDAV));
        }
    }

    private void write(Path collections) throws IOException {
        var folder = collections.resolve(path.substring(1));
        for (var number = 0; number < size; number++) {
            Files.writeString(folder.resolve(number + sort.suffix), sort.document(number, 0));
        }
    }

    int size() {
        return size;
    }

    private void put(int number, int version) throws IOException {
        client.send(
                "PUT", path + number + sort.suffix, Map.of("Content-Type", sort.type), sort.document(number, version));
    }

    /** Before requests for what is new: changes one item, and remembers the tokens before and after. */
    void changeOne() throws IOException {
        tokenBefore = currentToken();
        change(1);
        token = currentToken();
    }

    /** The collection's token as its properties tell it, which is what a sync begins with. */
    String currentToken() throws IOException {
        return Client.values(
                        client.xml(
                                "PROPFIND",
                                path,
                                0,
                                "<D:propfind xmlns:D=\"DAV:\"><D:prop><D:sync-token/></D:prop></D:propfind>"),
                        "sync-token")
                .getFirst();
    }

    /** An item gets another text. */
    void change(int number) throws IOException {
        put(number % size, versions.incrementAndGet());
    }

    /** A new item. */
    void add() throws IOException {
        put(1_000_000 + added.getAndIncrement(), 0);
    }

    /** Takes away what {@link #add} added. */
    void removeAdded() throws IOException {
        for (var left = added.getAndSet(0); left > 0; left--) {
            client.send("DELETE", path + (1_000_000 + left - 1) + sort.suffix, Map.of(), "");
        }
    }

    long syncNothing() throws IOException {
        return sync(token);
    }

    long syncOne() throws IOException {
        return sync(tokenBefore);
    }

    long syncAll() throws IOException {
        return sync("");
    }

    /** A sync-collection; gives the number of items in the answer. */
    long sync(String since) throws IOException {
        return etags(client.xml("REPORT", path, 0, """
                <D:sync-collection xmlns:D="DAV:"><D:sync-token>%s</D:sync-token><D:sync-level>1</D:sync-level>\
                <D:prop><D:getetag/></D:prop></D:sync-collection>""".formatted(since)));
    }

    private static long etags(String answer) {
        return Client.values(answer, "getetag").stream()
                .filter(etag -> !etag.isEmpty())
                .count();
    }

    /** All names and entity tags. */
    long list() throws IOException {
        return etags(client.xml(
                "PROPFIND", path, 1, "<D:propfind xmlns:D=\"DAV:\"><D:prop><D:getetag/></D:prop></D:propfind>"));
    }

    /** A hundred documents by name, others each time. */
    long multiget(int round) throws IOException {
        var hrefs = new StringBuilder();
        IntStream.range(0, MULTIGET)
                .map(number -> (int) ((round * 7919L + number * 37L) % size))
                .forEach(number -> hrefs.append("<D:href>")
                        .append(path)
                        .append(number)
                        .append(sort.suffix)
                        .append("</D:href>"));
        return etags(client.xml("REPORT", path, 0, """
                <C:%1$s-multiget xmlns:D="DAV:" xmlns:C="%2$s"><D:prop><D:getetag/><C:%3$s-data/></D:prop>%4$s\
                </C:%1$s-multiget>""".formatted(
                        sort == Sort.EVENTS ? "calendar" : "addressbook", sort.namespace, sort.data, hrefs)));
    }

    /** The home and the collections in it. */
    long home() throws IOException {
        return properties(home, 1);
    }

    /** The collection's own properties. */
    long own() throws IOException {
        return properties(path, 0);
    }

    private long properties(String of, int depth) throws IOException {
        return Client.values(client.xml("PROPFIND", of, depth, """
                                <D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" \
                                xmlns:S="http://calendarserver.org/ns/" xmlns:A="http://apple.com/ns/ical/"><D:prop>\
                                <D:resourcetype/><D:displayname/><D:sync-token/><S:getctag/><A:calendar-color/>\
                                <C:supported-calendar-component-set/><D:current-user-privilege-set/></D:prop></D:propfind>"""), "href").size();
    }

    /** The events of one month. */
    long month() throws IOException {
        return etags(client.xml("REPORT", path, 1, """
                <C:calendar-query xmlns:D="DAV:" xmlns:C="%s"><D:prop><D:getetag/></D:prop><C:filter>\
                <C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"><C:time-range start="%2$tY%2$tm01T000000Z" \
                end="%3$tY%3$tm01T000000Z"/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>""".formatted(
                CALDAV, Entries.MONTH.atDay(1), Entries.MONTH.plusMonths(1).atDay(1))));
    }

    /** The contacts with a word in their names. */
    long named() throws IOException {
        return etags(client.xml("REPORT", path, 1, """
                <C:addressbook-query xmlns:D="DAV:" xmlns:C="%s"><D:prop><D:getetag/></D:prop><C:filter>\
                <C:prop-filter name="FN"><C:text-match collation="i;unicode-casemap" match-type="contains">Given42\
                </C:text-match></C:prop-filter></C:filter></C:addressbook-query>""".formatted(CARDDAV)));
    }

    /** Does something in so many threads at once, and waits for all. */
    void together(int threads, IntFunction<Callable<Integer>> work) throws IOException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = IntStream.range(0, threads)
                    .mapToObj(thread -> executor.submit(work.apply(thread)))
                    .toList();
            for (var part : parts) {
                part.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException(e);
        }
    }
}
