package sextant.dav;

import java.io.IOException;
import sextant.dav.property.PropertyTable;
import sextant.dav.report.ReportRequest;
import sextant.dav.report.ReportTable;

/**
 * REPORT (RFC 3253 3.6): looks up which report is asked for.
 *
 * @param properties those a report may ask for
 */
record ReportMethod(ReportTable reports, PropertyTable properties) implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        var resource = request.resource();
        var question = reports.read(request.exchange().body(), request.visit().limits(), resource);
        question.answer(new ReportRequest(
                resource,
                request.href(resource),
                request.exchange().origin(),
                request.depth(),
                request.preferences().minimal(),
                request.visit(),
                request.resources(),
                properties,
                request::multistatus,
                request::body));
    }
}
