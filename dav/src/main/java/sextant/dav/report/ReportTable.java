package sextant.dav.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.wire.Bodies;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.DavLimits;
import sextant.wire.xml.Name;

/** All reports by name. */
public final class ReportTable {
    private final Map<Name, Report> reports = new LinkedHashMap<>();

    public ReportTable() {
        for (var report : List.of(
                MultigetReport.ofCalendars(),
                new CalendarQueryReport(),
                MultigetReport.ofAddressBooks(),
                new AddressbookQueryReport(),
                new FreeBusyQueryReport(),
                new SyncCollectionReport(),
                new ExpandPropertyReport(),
                new AclPrincipalPropSetReport(),
                new PrincipalMatchReport(),
                new PrincipalPropertySearchReport(),
                new PrincipalSearchPropertySetReport())) {
            reports.put(report.name(), report);
        }
    }

    /**
     * Reads the body of a REPORT.
     *
     * @throws DavError if the resource does not answer the report it asks for
     */
    public Report.Question read(InputStream octets, DavLimits limits, Resource asked) throws IOException {
        return Bodies.read(
                octets,
                limits,
                xml -> Optional.ofNullable(reports.get(xml.name()))
                        .filter(report -> report.on(asked))
                        .orElseThrow(() -> DavError.of(403, Condition.SUPPORTED_REPORT))
                        .read(xml, limits));
    }

    /** The names of those a resource answers. */
    public List<Name> on(Resource resource) {
        return reports.values().stream()
                .filter(report -> report.on(resource))
                .map(Report::name)
                .toList();
    }
}
