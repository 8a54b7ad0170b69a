package sextant.dav.report;

import java.io.IOException;
import sextant.dav.property.Pointing;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Href;
import sextant.dav.wire.Multistatus;
import sextant.dav.wire.Names;
import sextant.dav.wire.PrincipalMatch;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/** {@code principal-match} (RFC 3744 9.3): what in a collection, however deep, is the caller or points at it. */
final class PrincipalMatchReport implements Report {
    @Override
    public Name name() {
        return Names.dav("principal-match");
    }

    @Override
    public boolean on(Resource resource) {
        return resource.isCollection();
    }

    @Override
    public Question read(XmlReader xml, DavLimits limits) throws IOException {
        var body = PrincipalMatch.read(xml);
        return request -> {
            AclPrincipalPropSetReport.demandDepthZero(request);
            var answer = request.answer().begin();
            visit(request.href(), request.resource(), body, request, answer);
            answer.finish();
        };
    }

    private static void visit(
            String href, Resource resource, PrincipalMatch body, ReportRequest request, Multistatus answer)
            throws IOException {
        if (matches(resource, body, request)) {
            answer.row(href, request.select(body.properties(), resource));
        }
        // whoever asks for principals need not be led through every item
        if (body.by().isEmpty() && resource.shelf().isPresent()) {
            return;
        }
        request.resources().children(resource, (segment, child) -> {
            var path = href + Href.encode(segment) + (child.isCollection() ? "/" : "");
            visit(path, child, body, request, answer);
        });
    }

    private static boolean matches(Resource resource, PrincipalMatch body, ReportRequest request) {
        if (body.by().isEmpty()) {
            return resource instanceof Resource.Principal;
        }
        var self = Urls.principal(request.visit().account());
        return body.by()
                .flatMap(request.properties()::find)
                .filter(Pointing.class::isInstance)
                .flatMap(property -> ((Pointing) property).targets(resource, request.visit()))
                .filter(targets -> targets.contains(self))
                .isPresent();
    }
}
