package sextant.dav;

import java.io.IOException;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;

/** UNLOCK (RFC 4918 9.11). */
final class Unlock implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        var field = request.exchange().header("Lock-Token").orElse("").strip();
        if (!field.startsWith("<") || !field.endsWith(">")) {
            throw DavError.of(400, "The token of the lock stands in the field Lock-Token");
        }
        request.resource();
        var token = field.substring(1, field.length() - 1);
        var path = request.resources().canonical(request.exchange().segments());
        if (!request.visit().locks().release(token, path)) {
            throw DavError.of(409, Condition.LOCK_TOKEN_MATCHES_REQUEST_URI);
        }
        request.exchange().answer(204);
    }
}
