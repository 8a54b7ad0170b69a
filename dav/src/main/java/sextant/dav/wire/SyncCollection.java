package sextant.dav.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.XmlReader;

/**
 * The body of a sync-collection report (RFC 6578 6.1).
 *
 * @param token as the client got it; empty for the first time
 * @param level how deep; empty if the body does not say, as in drafts of the standard
 * @param limit most rows the client will take
 */
public record SyncCollection(
        Optional<String> token, Optional<Depth> level, OptionalInt limit, PropertyRequest properties) {

    /** Reads it from the root, on which the reader stands. */
    public static SyncCollection read(XmlReader xml) throws IOException {
        Optional<String> token = Optional.empty();
        Optional<Depth> level = Optional.empty();
        var limit = OptionalInt.empty();
        Optional<PropertyRequest> properties = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(Names.SYNC_TOKEN)) {
                token = Optional.of(xml.text().strip()).filter(text -> !text.isEmpty());
            } else if (xml.name().equals(Names.dav("sync-level"))) {
                level = Depth.parse(xml.text()).filter(depth -> depth != Depth.ZERO);
                if (level.isEmpty()) {
                    throw new MalformedXml("sync-level is 1 or infinite");
                }
            } else if (xml.name().equals(Names.dav("limit"))) {
                limit = nresults(xml, Names.DAV);
            } else {
                properties = PropertyRequest.merged(properties, xml);
            }
        }
        return new SyncCollection(token, level, limit, properties.orElse(new PropertyRequest.Some(List.of())));
    }

    /** The number in a {@code limit} element (RFC 5323 5.17; RFC 6352 10.6). */
    static OptionalInt nresults(XmlReader xml, String namespace) throws IOException {
        var limit = OptionalInt.empty();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().namespace().equals(namespace) && xml.name().local().equals("nresults")) {
                var text = xml.text().strip();
                if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    throw new MalformedXml("nresults is a positive number");
                }
                limit = OptionalInt.of(Integer.parseInt(text));
            }
        }
        if (limit.isPresent() && limit.getAsInt() == 0) {
            throw new MalformedXml("nresults is a positive number");
        }
        return limit;
    }
}
