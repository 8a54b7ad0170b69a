package sextant.dav.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sextant.dav.property.Owner;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.wire.DavError;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Depth;
import sextant.dav.wire.Names;
import sextant.dav.wire.PropertyRequest;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/** {@code acl-principal-prop-set} (RFC 3744 9.2): of the principals that the resource's list names. */
final class AclPrincipalPropSetReport implements Report {
    @Override
    public Name name() {
        return Names.dav("acl-principal-prop-set");
    }

    @Override
    public boolean on(Resource resource) {
        return true;
    }

    @Override
    public Question read(XmlReader xml, DavLimits limits) throws IOException {
        Optional<PropertyRequest> properties = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            properties = PropertyRequest.merged(properties, xml);
        }
        var wanted = properties.orElse(new PropertyRequest.Some(List.of()));
        return request -> {
            demandDepthZero(request);
            var answer = request.answer().begin();
            if (Owner.has(request.resource())) {
                answer.row(Urls.principal(request.visit().account()), request.select(wanted, new Resource.Principal()));
            }
            answer.finish();
        };
    }

    /** What RFC 3744 9 demands of all its reports. */
    static void demandDepthZero(ReportRequest request) {
        if (request.depth().filter(depth -> depth != Depth.ZERO).isPresent()) {
            throw DavError.of(400, "This report has depth 0");
        }
    }
}
