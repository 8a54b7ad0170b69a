package sextant.dav;

import java.io.IOException;
import sextant.dav.resource.Resource;
import sextant.dav.wire.DavError;
import sextant.dav.wire.HttpDate;

/** GET and HEAD: the document, octet for octet, unless the client asks for it in {@link OtherWords}. */
final class Get implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        var resource = request.resource();
        var exchange = request.exchange();
        if (!(resource instanceof Resource.Member member)) {
            exchange.set("Allow", Allowed.on(resource));
            throw DavError.of(405, "A collection is read with PROPFIND");
        }
        var conditional = Conditional.of(request);
        if (conditional
                .match()
                .filter(tags -> !tags.matchesStrongly(member.tag()))
                .isPresent()) {
            throw Conditional.failed();
        }
        if (OtherWords.answer(request, member)) {
            return;
        }
        exchange.set("ETag", member.etag());
        if (conditional
                .noneMatch()
                .filter(tags -> tags.matchesWeakly(member.tag()))
                .isPresent()) {
            exchange.answer(304);
            return;
        }
        exchange.set("Last-Modified", HttpDate.of(member.item().modified()));
        exchange.set("X-Content-Type-Options", "nosniff");
        var document = request.visit().mailbox().read(member.item());
        exchange.answer(200, member.contentType(), document.octets());
    }
}
