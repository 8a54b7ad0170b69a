package sextant.dav;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.wire.ByteRange;
import sextant.dav.wire.DavError;
import sextant.dav.wire.HttpDate;
import sextant.mailbox.Shelf;

/**
 * GET and HEAD: the document, octet for octet, or a part of it (RFC 9110 14), unless the client asks for it in {@link
 * OtherWords}.
 */
final class Get implements Method {
    private static final int SMALL = 64 * 1024;

    @Override
    public void handle(DavRequest request) throws IOException {
        var resource = request.resource();
        var exchange = request.exchange();
        if (!(resource instanceof Resource.Member member)) {
            exchange.set("Allow", Allowed.on(resource));
            throw DavError.of(405, "A collection is read with PROPFIND");
        }
        request.guard().demandConditions();
        var conditional = Conditional.of(request);
        if (conditional
                        .match()
                        .filter(tags -> !tags.matchesStrongly(member.tag()))
                        .isPresent()
                || conditional.isModified(member)) {
            throw Conditional.failed();
        }
        if (OtherWords.answer(request, member)) {
            return;
        }
        exchange.set("ETag", member.etag());
        exchange.set("Last-Modified", HttpDate.of(member.item().modified()));
        if (isUnchanged(conditional, member, request)) {
            exchange.answer(304);
            return;
        }
        exchange.set("X-Content-Type-Options", "nosniff");
        if (member.collection().shelf() == Shelf.FILES) {
            // whatever somebody put there must not run in a browser as if it were a page of this server
            exchange.set("Content-Security-Policy", "sandbox; default-src 'none'");
            exchange.set("Content-Disposition", "attachment");
        }
        exchange.set("Accept-Ranges", "bytes");
        send(request, member);
    }

    /** RFC 9110 13.2.2. */
    private static boolean isUnchanged(Conditional conditional, Resource.Member member, DavRequest request) {
        if (conditional.noneMatch().isPresent()) {
            return conditional.noneMatch().get().matchesWeakly(member.tag());
        }
        var modified = member.item().modified().truncatedTo(ChronoUnit.SECONDS);
        return request.exchange()
                .header("If-Modified-Since")
                .flatMap(HttpDate::parse)
                .filter(since -> !modified.isAfter(since))
                .isPresent();
    }

    private static void send(DavRequest request, Resource.Member member) throws IOException {
        var exchange = request.exchange();
        var size = member.item().summary().size();
        var range = range(request, member, size);
        if (range.filter(part -> !part.satisfiable()).isPresent()) {
            exchange.set("Content-Range", "bytes */" + size);
            throw DavError.of(416, "The document has only " + size + " octets");
        }
        range.ifPresent(part -> exchange.set("Content-Range", part.of(size)));
        var document = request.visit().mailbox().read(member.item());
        var status = range.isPresent() ? 206 : 200;
        var from = range.map(ByteRange::from).orElse(0L);
        var length = range.map(ByteRange::length).orElse(size);
        try (var in = document.open()) {
            in.skipNBytes(from);
            if (length <= SMALL) {
                exchange.answer(status, member.contentType(), in.readNBytes((int) (long) length));
                return;
            }
            exchange.set("Content-Length", Long.toString(length));
            try (var out = request.stream(status, member.contentType())) {
                copy(in, out, length);
            }
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        var buffer = new byte[SMALL];
        for (var left = length; left > 0; ) {
            var count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("the document ends early");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
        // only at its end a document tells whether it is whole
        if (in.available() == 0) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Optional<ByteRange> range(DavRequest request, Resource.Member member, long size) {
        var exchange = request.exchange();
        return exchange.method().equals("GET") && isCurrent(exchange.header("If-Range"), member)
                ? exchange.header("Range").flatMap(field -> ByteRange.parse(field, size))
                : Optional.empty();
    }

    /** RFC 9110 13.1.5: whether the client's part is of what is there now. */
    private static boolean isCurrent(Optional<String> field, Resource.Member member) {
        if (field.isEmpty()) {
            return true;
        }
        var text = field.get().strip();
        return text.startsWith("\"")
                ? text.equals(member.etag())
                : HttpDate.parse(text)
                        .filter(member.item().modified().truncatedTo(ChronoUnit.SECONDS)::equals)
                        .isPresent();
    }
}
