package sextant.dav.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.dav.resource.Resource;
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
                new SyncCollectionReport(),
                new ExpandPropertyReport())) {
            reports.put(report.name(), report);
        }
    }

    /** The report whose body has this root. */
    public Optional<Report> find(Name root) {
        return Optional.ofNullable(reports.get(root));
    }

    /** The names of those a resource answers. */
    public List<Name> on(Resource resource) {
        return reports.values().stream()
                .filter(report -> report.on(resource))
                .map(Report::name)
                .toList();
    }
}
