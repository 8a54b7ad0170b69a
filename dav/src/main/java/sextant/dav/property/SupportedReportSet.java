package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/**
 * {@code DAV:supported-report-set} (RFC 3253 3.1.5).
 *
 * @param reports the names of the reports a resource answers
 */
record SupportedReportSet(Function<Resource, List<Name>> reports) implements Property {
    private static final Name SUPPORTED = Names.dav("supported-report");
    private static final Name REPORT = Names.dav("report");

    @Override
    public Name name() {
        return Names.dav("supported-report-set");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        var names = reports.apply(resource);
        return Optional.of(xml -> {
            xml.start(name());
            for (var report : names) {
                xml.start(SUPPORTED).start(REPORT).empty(report).end().end();
            }
            xml.end();
        });
    }
}
