package sextant.dav;

import java.io.IOException;
import sextant.dav.resource.Resource;

/** What is stored, as the answer to a write that preferred to be told (RFC 8144 3). */
final class PreferredRepresentation {
    private PreferredRepresentation() {}

    /** Answers with the octets of an item. */
    static void answer(DavRequest request, int status, Resource.Member member, byte[] octets) throws IOException {
        var exchange = request.exchange();
        exchange.set("Preference-Applied", "return=representation");
        exchange.add("Vary", "Prefer, Brief");
        exchange.set("Content-Location", exchange.rawPath());
        exchange.set("ETag", member.etag());
        exchange.answer(status, member.contentType(), octets);
    }

    /**
     * Answers a write whose precondition failed with what stands in its way (RFC 8144 3.2).
     *
     * @return whether it was answered: whether that was preferred, and something stands there
     */
    static boolean answeredFailure(DavRequest request) throws IOException {
        if (!request.preferences().representation()
                || !(request.found().orElse(null) instanceof Resource.Member member)
                // nothing large is sent because of a mere wish
                || member.item().summary().size() > request.visit().limits().resource()) {
            return false;
        }
        var octets = request.visit().mailbox().read(member.item()).octets();
        answer(request, 412, member, octets);
        return true;
    }
}
