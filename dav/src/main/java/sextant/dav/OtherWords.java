package sextant.dav;

import java.io.IOException;
import sextant.dav.data.Representation;
import sextant.dav.resource.Resource;
import sextant.dav.wire.HttpDate;

/**
 * GET of a document in other words than the stored ones: another version of vCard, or without the zones that everybody
 * knows. Its entity tag is a weak one, which {@code If-Match} does not take, and there are no parts of it.
 */
final class OtherWords {
    private OtherWords() {}

    /**
     * Answers, if the client asks for other words than the stored ones; its preconditions have been tested.
     *
     * @return whether it did; if not, the stored octets are what the client asks for
     */
    static boolean answer(DavRequest request, Resource.Member member) throws IOException {
        var exchange = request.exchange();
        Representation.vary(member).ifPresent(field -> exchange.add("Vary", field));
        var made =
                Representation.of(member, request.visit().mailbox(), exchange.headers("Accept"), request.withZones());
        if (made.isEmpty()) {
            return false;
        }
        exchange.set("ETag", "W/" + member.etag());
        exchange.set("Last-Modified", HttpDate.of(member.item().modified()));
        if (Conditional.of(request)
                .noneMatch()
                .filter(tags -> tags.matchesWeakly(member.tag()))
                .isPresent()) {
            exchange.answer(304);
            return true;
        }
        exchange.set("X-Content-Type-Options", "nosniff");
        exchange.answer(200, member.contentType(), made.get().octets());
        return true;
    }
}
