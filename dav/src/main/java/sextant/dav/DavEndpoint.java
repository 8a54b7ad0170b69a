package sextant.dav;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import sextant.dav.lock.Locks;
import sextant.dav.property.PropertyTable;
import sextant.dav.report.ReportTable;
import sextant.dav.resource.SyncTokens;
import sextant.dav.resource.Visit;
import sextant.dav.wire.DavError;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Multistatus;
import sextant.http.Endpoint;
import sextant.http.Exchange;
import sextant.mailbox.Devices;
import sextant.mailbox.MailboxException;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.Protocol;
import sextant.mailbox.Shelf;
import sextant.wire.xml.MalformedXml;

/** Answers every request under {@code /dav/}: finds the method, and turns what goes wrong into DAV's errors. */
final class DavEndpoint implements Endpoint {
    /** RFC 4918 18, RFC 3744 7.2, RFC 4791 5.1, RFC 5689 3.1, RFC 6352 6.1, RFC 7809 3.1.2. */
    private static final String CLASSES =
            "1, 2, 3, extended-mkcol, access-control, calendar-access, calendar-no-timezone, addressbook";

    private final Mailboxes mailboxes;
    private final Devices devices;
    private final SyncTokens tokens;
    private final Locks locks;
    private final DavLimits limits;
    private final Map<String, Method> methods;

    DavEndpoint(Mailboxes mailboxes, Devices devices, SyncTokens tokens, Locks locks, DavLimits limits) {
        this.mailboxes = mailboxes;
        this.devices = devices;
        this.tokens = tokens;
        this.locks = locks;
        this.limits = limits;
        var reports = new ReportTable();
        var properties = PropertyTable.of(reports::on);
        this.methods = Map.ofEntries(
                Map.entry("OPTIONS", new Options()),
                Map.entry("PROPFIND", new Propfind(properties)),
                Map.entry("PROPPATCH", new Proppatch(properties)),
                Map.entry("MKCOL", new Mkcol(properties)),
                Map.entry("MKCALENDAR", new Mkcalendar(properties)),
                Map.entry("GET", new Get()),
                Map.entry("HEAD", new Get()),
                Map.entry("PUT", new Put()),
                Map.entry("POST", new Post()),
                Map.entry("DELETE", new Delete()),
                Map.entry("COPY", new Transfer(false)),
                Map.entry("MOVE", new Transfer(true)),
                Map.entry("LOCK", new LockMethod()),
                Map.entry("UNLOCK", new Unlock()),
                Map.entry("REPORT", new ReportMethod(reports, properties)));
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        var account = exchange.caller().account().id();
        var mailbox = mailboxes.of(account);
        var visit = Visit.to(mailbox, device -> devices.exists(account, device), tokens, locks.of(account), limits);
        var request = new DavRequest(exchange, visit);
        var shelf = request.shelf();
        exchange.set("DAV", CLASSES);
        var method = methods.get(exchange.method());
        try {
            // whoever only keeps files synchronizes nothing, and is no device
            shelf.filter(on -> on != Shelf.FILES)
                    .ifPresent(on -> request.recognise(on == Shelf.CALENDARS ? Protocol.CALDAV : Protocol.CARDDAV));
            if (method == null) {
                request.found().ifPresent(resource -> exchange.set("Allow", Allowed.on(resource)));
                throw DavError.of(405, "This method is not known here");
            }
            method.handle(request);
        } catch (DavError error) {
            answer(error, error, request);
        } catch (MailboxException exception) {
            answer(DavErrors.of(exception, shelf, request::sibling), exception, request);
        } catch (MalformedXml malformed) {
            answer(DavError.of(400, String.valueOf(malformed.getMessage())), request);
        }
    }

    /** Answers with an error, unless there is a part of an answer out already: that one must not be ended well. */
    private static void answer(DavError error, RuntimeException cause, DavRequest request) throws IOException {
        if (request.begun()) {
            throw cause;
        }
        answer(error, request);
    }

    private static void answer(DavError error, DavRequest request) throws IOException {
        var exchange = request.exchange();
        if (error.status() == 412 && PreferredRepresentation.answeredFailure(request)) {
            return;
        }
        if (error.condition().isPresent()) {
            var body = new ByteArrayOutputStream();
            Multistatus.error(body, error.condition().get(), error.href());
            exchange.answer(error.status(), DavRequest.XML, body.toByteArray());
        } else {
            var words = error.getMessage() + "\n";
            exchange.answer(error.status(), "text/plain; charset=utf-8", words.getBytes(StandardCharsets.UTF_8));
        }
    }
}
