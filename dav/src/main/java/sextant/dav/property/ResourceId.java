package sextant.dav.property;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:resource-id} (RFC 5842 3.1): the same for a resource for ever, wherever it is moved. */
final class ResourceId implements Pointing {
    @Override
    public Name name() {
        return Names.dav("resource-id");
    }

    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return switch (resource) {
            case Resource.Folder folder ->
                Optional.of(urn(visit, "collection", folder.collection().id().value()));
            case Resource.Member member ->
                Optional.of(urn(visit, "item", member.item().id().value()));
            default -> Optional.empty();
        };
    }

    private static List<String> urn(Visit visit, String type, long id) {
        var name = "sextant/" + visit.account().id().value() + "/" + type + "/" + id;
        return List.of("urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
