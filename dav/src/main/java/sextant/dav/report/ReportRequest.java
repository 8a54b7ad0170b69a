package sextant.dav.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import sextant.dav.property.PropertyTable;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Resources;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Depth;
import sextant.dav.wire.Href;
import sextant.dav.wire.Multistatus;
import sextant.dav.wire.Multistatus.Propstat;
import sextant.dav.wire.PropertyRequest;

/**
 * What a report is asked of, by whom, and where the answer goes.
 *
 * @param resource what the request's path names
 * @param href that path, as sent, with a final slash for a collection
 * @param origin scheme and authority of this server, which hrefs may begin with
 * @param minimal leave out properties that are not there
 * @param properties those a report may ask for
 * @param answer begins a multistatus
 * @param body begins an answer of another media type, which is written and closed
 */
public record ReportRequest(
        Resource resource,
        String href,
        String origin,
        Optional<Depth> depth,
        boolean minimal,
        Visit visit,
        Resources resources,
        PropertyTable properties,
        Answer answer,
        Body body) {

    /** Begins the answer. */
    @FunctionalInterface
    public interface Answer {
        Multistatus begin() throws IOException;
    }

    /** Begins an answer that is no multistatus. */
    @FunctionalInterface
    public interface Body {
        OutputStream begin(String contentType) throws IOException;
    }

    /** The path of a child of the resource. */
    String child(String segment) {
        return href + Href.encode(segment);
    }

    List<Propstat> select(PropertyRequest wanted, Resource of) {
        return properties.select(wanted, of, visit, minimal);
    }

    /** The collection asked. */
    Resource.Folder folder() {
        return (Resource.Folder) resource;
    }
}
