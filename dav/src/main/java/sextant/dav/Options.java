package sextant.dav;

import java.io.IOException;
import sextant.dav.wire.DavError;

/** OPTIONS: what can be done with a path. */
final class Options implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        var allow = request.found()
                .map(Allowed::on)
                .or(() -> request.place()
                        .map(place -> Allowed.on(place, place.parent().flatMap(request.resources()::find))))
                .orElseThrow(() -> DavError.of(404, "There is nothing here"));
        request.exchange().set("Allow", allow);
        request.exchange().answer(200);
    }
}
