package sextant.dav;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.wire.DavError;
import sextant.dav.wire.EntityTags;
import sextant.dav.wire.HttpDate;
import sextant.mailbox.Precondition;

/**
 * The header fields {@code If-Match}, {@code If-None-Match} and {@code If-Unmodified-Since} (RFC 9110 13.1).
 *
 * @param unmodified the date of the last, which does not count beside the first
 */
record Conditional(Optional<EntityTags> match, Optional<EntityTags> noneMatch, Optional<Instant> unmodified) {
    static Conditional of(DavRequest request) {
        var match = read(request, "If-Match");
        var unmodified = request.exchange().header("If-Unmodified-Since").flatMap(HttpDate::parse);
        return new Conditional(
                match, read(request, "If-None-Match"), match.isPresent() ? Optional.empty() : unmodified);
    }

    private static Optional<EntityTags> read(DavRequest request, String name) {
        return Optional.of(request.fields(name))
                .filter(fields -> !fields.isEmpty())
                .map(EntityTags::parse);
    }

    /**
     * What the commit of a write has to test. What is there now only tells which of several tags the client means; whether
     * it is still there is tested with the write.
     *
     * @param standing what is there now
     * @throws DavError with 412 if it cannot hold whatever happens until then
     */
    Precondition forWrite(Optional<Resource.Member> standing) {
        if (match.isPresent()) {
            if (standing.isEmpty()
                    || !match.get().matchesStrongly(standing.get().tag())) {
                throw failed();
            }
            return match.get().any()
                    ? Precondition.EXISTS
                    : new Precondition.Content(standing.get().item().hash());
        }
        if (standing.filter(this::isModified).isPresent()) {
            throw failed();
        }
        if (noneMatch.isPresent()) {
            if (noneMatch.get().any()) {
                return Precondition.ABSENT;
            }
            if (standing.isPresent()
                    && noneMatch.get().matchesWeakly(standing.get().tag())) {
                throw failed();
            }
        }
        return unmodified.isPresent() && standing.isPresent()
                ? new Precondition.Content(standing.get().item().hash())
                : Precondition.NONE;
    }

    /** Whether the item was changed after the date that it must not be changed after. */
    boolean isModified(Resource.Member member) {
        var modified = member.item().modified().truncatedTo(ChronoUnit.SECONDS);
        return unmodified.filter(modified::isAfter).isPresent();
    }

    /**
     * Demands what the fields demand of a resource that is there and has no entity tag.
     *
     * @throws DavError with 412 if they cannot be met
     */
    void demandOfCollection() {
        if (match.filter(tags -> !tags.any()).isPresent()
                || noneMatch.filter(EntityTags::any).isPresent()) {
            throw failed();
        }
    }

    static DavError failed() {
        return DavError.of(412, "The resource is not as the request expects");
    }
}
