package sextant.dav.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.dav.property.Pointing;
import sextant.dav.resource.Resource;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.ExpandProperty;
import sextant.dav.wire.Href;
import sextant.dav.wire.Multistatus;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Multistatus.Propstat;
import sextant.dav.wire.Names;
import sextant.dav.wire.PropertyRequest;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * {@code expand-property} (RFC 3253 3.8): properties in which each href is replaced by what the resource there says. Apple's
 * clients ask so for delegates and groups.
 */
final class ExpandPropertyReport implements Report {
    @Override
    public Name name() {
        return Names.dav("expand-property");
    }

    @Override
    public boolean on(Resource resource) {
        return true;
    }

    @Override
    public Question read(XmlReader xml, DavLimits limits) throws IOException {
        var body = ExpandProperty.read(xml);
        return request -> {
            var answer = request.answer().begin();
            answer.row(request.href(), expand(body, request.resource(), request));
            answer.finish();
        };
    }

    private static List<Propstat> expand(ExpandProperty body, Resource resource, ReportRequest request) {
        var plain = new ArrayList<Name>();
        var expanded = new ArrayList<Content>();
        for (var wanted : body.wanted()) {
            var targets = wanted.of().wanted().isEmpty()
                    ? Optional.<List<String>>empty()
                    : request.properties()
                            .find(wanted.name())
                            .filter(Pointing.class::isInstance)
                            .flatMap(property -> ((Pointing) property).targets(resource, request.visit()));
            targets.ifPresentOrElse(
                    hrefs -> expanded.add(content(wanted, hrefs, request)), () -> plain.add(wanted.name()));
        }
        var propstats = new ArrayList<Propstat>();
        if (!expanded.isEmpty()) {
            propstats.add(new Propstat(200, Optional.empty(), expanded));
        }
        if (!plain.isEmpty() || expanded.isEmpty()) {
            propstats.addAll(request.select(new PropertyRequest.Some(plain), resource));
        }
        return propstats;
    }

    private static Content content(ExpandProperty.Wanted wanted, List<String> hrefs, ReportRequest request) {
        return xml -> {
            xml.start(wanted.name());
            for (var href : hrefs) {
                var target = Href.segments(href, request.origin())
                        .flatMap(path -> request.resources().find(path));
                if (target.isPresent()) {
                    Multistatus.row(xml, href, expand(wanted.of(), target.get(), request));
                } else {
                    xml.element(Names.HREF, href);
                }
            }
            xml.end();
        };
    }
}
