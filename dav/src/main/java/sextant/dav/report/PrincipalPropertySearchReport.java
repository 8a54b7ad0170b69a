package sextant.dav.report;

import java.io.IOException;
import java.util.function.Predicate;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Names;
import sextant.dav.wire.PrincipalSearch;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * {@code principal-property-search} (RFC 3744 9.4). An account finds itself and nobody else: nothing can be shared or
 * delegated, so that no client has a use for other people's names, and a search would hand out the list of all addresses.
 */
final class PrincipalPropertySearchReport implements Report {
    @Override
    public Name name() {
        return Names.dav("principal-property-search");
    }

    @Override
    public boolean on(Resource resource) {
        return resource.isCollection();
    }

    @Override
    public Question read(XmlReader xml, DavLimits limits) throws IOException {
        var search = PrincipalSearch.read(xml);
        return request -> {
            AclPrincipalPropSetReport.demandDepthZero(request);
            var answer = request.answer().begin();
            if ((search.everywhere() || holdsPrincipals(request.resource())) && matches(search, request)) {
                answer.row(
                        Urls.principal(request.visit().account()),
                        request.select(search.properties(), new Resource.Principal()));
            }
            answer.finish();
        };
    }

    private static boolean holdsPrincipals(Resource resource) {
        return switch (resource) {
            case Resource.ServerRoot root -> true;
            case Resource.Signpost signpost -> true;
            case Resource.Root root -> true;
            case Resource.Principals principals -> true;
            case Resource.Principal principal -> true;
            default -> false;
        };
    }

    private static boolean matches(PrincipalSearch search, ReportRequest request) {
        // RFC 3744 9.4: several searches, and several properties in one of them, are one "and"
        Predicate<PrincipalSearch.Search> one = sought -> !sought.properties().isEmpty()
                && (search.all()
                        ? sought.properties().stream().allMatch(name -> matches(sought, name, request))
                        : sought.properties().stream().anyMatch(name -> matches(sought, name, request)));
        return search.all()
                ? search.searches().stream().allMatch(one)
                : search.searches().stream().anyMatch(one);
    }

    private static boolean matches(PrincipalSearch.Search sought, Name name, ReportRequest request) {
        return SearchableProperty.find(name)
                .filter(row ->
                        row.values().apply(request.visit().account()).stream().anyMatch(sought::matches))
                .isPresent();
    }
}
