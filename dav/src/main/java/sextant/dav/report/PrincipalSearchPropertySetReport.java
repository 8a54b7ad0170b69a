package sextant.dav.report;

import java.io.IOException;
import sextant.dav.resource.Resource;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;
import sextant.wire.xml.XmlWriter;

/** {@code principal-search-property-set} (RFC 3744 9.5): what principals can be searched by. */
final class PrincipalSearchPropertySetReport implements Report {
    private static final Name PROPERTY = Names.dav("principal-search-property");
    private static final Name DESCRIPTION = Names.dav("description");

    @Override
    public Name name() {
        return Names.dav("principal-search-property-set");
    }

    @Override
    public boolean on(Resource resource) {
        return resource.isCollection();
    }

    @Override
    public Question read(XmlReader xml, DavLimits limits) throws IOException {
        xml.skip();
        return request -> {
            AclPrincipalPropSetReport.demandDepthZero(request);
            var out = request.body().begin("application/xml; charset=utf-8");
            var answer = new XmlWriter(out, Names.PREFIXES);
            answer.start(name());
            for (var row : SearchableProperty.TABLE) {
                answer.start(PROPERTY).start(Names.PROP).empty(row.name()).end();
                answer.start(DESCRIPTION).attribute(Name.LANG, "en").text(row.description());
                answer.end().end();
            }
            answer.end().finish();
            out.close();
        };
    }
}
