package sextant.dav.report;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.SyncToken;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.DavLimits;
import sextant.dav.wire.Depth;
import sextant.dav.wire.Multistatus;
import sextant.dav.wire.Names;
import sextant.dav.wire.SyncCollection;
import sextant.mailbox.Changes;
import sextant.mailbox.CollectionId;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Position;
import sextant.mailbox.Shelf;
import sextant.mailbox.StalePosition;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * {@code sync-collection} (RFC 6578): what changed in a collection since a token.
 *
 * <p>The token that ends an answer is the position of the newest change in the collection, the same that the properties
 * {@code sync-token} and {@code getctag} show, so that a client which compares them finds no news where there is none. A
 * first listing taken in pages carries in its tokens where the journal stood when it began: its early pages may lie below
 * the horizon, and need no tombstones.
 */
final class SyncCollectionReport implements Report {
    @Override
    public Name name() {
        return Names.dav("sync-collection");
    }

    @Override
    public boolean on(Resource resource) {
        return resource instanceof Resource.Folder folder && folder.collection().shelf() != Shelf.FILES;
    }

    @Override
    public Question read(XmlReader xml, DavLimits limits) throws IOException {
        var body = SyncCollection.read(xml);
        return request -> new Sync(body, request).answer();
    }

    /** One answer. */
    private static final class Sync {
        private final SyncCollection body;
        private final ReportRequest request;
        private final Resource.Folder folder;
        private final CollectionId id;
        private final DeviceId device;
        private long left;

        Sync(SyncCollection body, ReportRequest request) {
            this.body = body;
            this.request = request;
            this.folder = request.folder();
            this.id = folder.collection().id();
            this.device = request.visit().device().orElseThrow();
            this.left = body.limit().isPresent() ? body.limit().getAsInt() : Long.MAX_VALUE;
        }

        void answer() throws IOException {
            // RFC 6578 3.2 demands depth 0. Clients of its drafts said with the depth what sync-level says now; a
            // calendar has no collections in it, so that all levels are one.
            if (request.depth().filter(Depth.INFINITY::equals).isPresent()) {
                throw DavError.of(400, "A sync-collection report has depth 0");
            }
            if (body.token().isEmpty()) {
                changes(Position.START, request.visit().mailbox().latest(id));
                return;
            }
            var token = request.visit()
                    .tokens()
                    .read(body.token().get())
                    .filter(this::holds)
                    .orElseThrow(Sync::startOver);
            changes(token.position(), token.begun().orElse(token.position()));
        }

        private boolean holds(SyncToken token) {
            var mailbox = request.visit().mailbox();
            return token.epoch().equals(mailbox.epoch())
                    && token.collection().equals(id)
                    && request.visit().known().test(token.device());
        }

        private static DavError startOver() {
            return DavError.of(403, Condition.VALID_SYNC_TOKEN);
        }

        private void changes(Position since, Position begun) throws IOException {
            // What is committed after this moment is for the next time, so that no row comes twice.
            var head = request.visit().mailbox().head();
            var latest = request.visit().mailbox().latest(id);
            var known = later(since, latest.isAfter(head) ? head : latest);
            var page = page(since, begun);
            var gone = new HashSet<String>();
            var answer = request.answer().begin();
            while (true) {
                for (var item : page.present()) {
                    if (!item.position().isAfter(head)) {
                        present(answer, new Resource.Member(folder.collection(), item));
                        known = later(known, item.position());
                    }
                }
                for (var removal : page.removals()) {
                    if (!removal.position().isAfter(head)) {
                        // several items may have had the name, one after the other, and another may have it now
                        if (!removal.nameTaken() && gone.add(removal.name())) {
                            answer.row(request.child(removal.name()), 404, Optional.empty());
                        }
                        known = later(known, removal.position());
                    }
                }
                left -= page.present().size() + page.removals().size();
                if (!page.more() || page.upTo().compareTo(head) >= 0) {
                    finish(answer, known, begun);
                    return;
                }
                if (left <= 0) {
                    truncated(answer);
                    finish(answer, page.upTo(), begun);
                    return;
                }
                page = page(page.upTo(), begun);
            }
        }

        private Changes page(Position since, Position begun) {
            var size = Math.min(left, request.visit().limits().page());
            try {
                return request.visit().mailbox().changes(id, since, begun, (int) size);
            } catch (StalePosition stale) {
                throw startOver();
            }
        }

        private void present(Multistatus answer, Resource.Member member) throws IOException {
            answer.row(request.child(member.item().name()), request.select(body.properties(), member));
        }

        /** RFC 6578 3.6. */
        private void truncated(Multistatus answer) throws IOException {
            answer.row(request.href(), 507, Optional.of(Condition.NUMBER_OF_MATCHES_WITHIN_LIMITS));
        }

        private void finish(Multistatus answer, Position known, Position begun) throws IOException {
            var token = new SyncToken(
                    request.visit().mailbox().epoch(),
                    id,
                    device,
                    known,
                    Optional.of(begun).filter(position -> position.isAfter(known)));
            answer.syncToken(request.visit().tokens().write(token));
            answer.finish();
        }

        private static Position later(Position one, Position other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
