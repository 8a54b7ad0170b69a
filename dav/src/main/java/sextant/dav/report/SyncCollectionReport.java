package sextant.dav.report;

import java.io.IOException;
import java.util.Optional;
import sextant.content.Summary;
import sextant.dav.resource.Knowledge;
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
import sextant.mailbox.ItemId;
import sextant.mailbox.Position;
import sextant.mailbox.StalePosition;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * {@code sync-collection} (RFC 6578): what changed in a collection since a token.
 *
 * <p>A client without a token gets a listing, in the order of ids. If it takes the listing in pages, their tokens say how
 * far it got and where the journal stood when it began; after the last page it knows that position, and everything that
 * happened while it listed is news to it. So no page of it depends on tombstones, however old the collection is.
 */
final class SyncCollectionReport implements Report {
    @Override
    public Name name() {
        return Names.dav("sync-collection");
    }

    @Override
    public boolean on(Resource resource) {
        return resource instanceof Resource.Folder;
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
                list(Knowledge.position(folder.collection(), request.visit()), new ItemId(0));
                return;
            }
            var token = request.visit()
                    .tokens()
                    .read(body.token().get())
                    .filter(this::holds)
                    .orElseThrow(Sync::startOver);
            if (token.listed().isPresent()) {
                list(token.position(), token.listed().get());
            } else {
                changes(token.position());
            }
        }

        private boolean holds(SyncToken token) {
            var mailbox = request.visit().mailbox();
            return token.epoch().equals(mailbox.epoch())
                    && token.collection().equals(id)
                    && !token.position().isAfter(mailbox.head())
                    && !folder.collection().horizon().isAfter(token.position())
                    && request.visit().known().test(token.device());
        }

        private static DavError startOver() {
            return DavError.of(403, Condition.VALID_SYNC_TOKEN);
        }

        /** Goes on with a listing that began when the journal stood at {@code begun}. */
        private void list(Position begun, ItemId after) throws IOException {
            var answer = request.answer().begin();
            var last = after;
            while (true) {
                var size = (int) Math.min(left, request.visit().limits().page());
                // one more, to see whether there is more
                var items = request.visit()
                        .mailbox()
                        .between(id, Summary.UNBOUNDED_PAST, Summary.UNBOUNDED_FUTURE, last, size + 1);
                for (var item : items.subList(0, Math.min(size, items.size()))) {
                    present(answer, new Resource.Member(folder.collection(), item));
                    last = item.id();
                }
                left -= size;
                if (items.size() <= size) {
                    finish(answer, begun, Optional.empty());
                    return;
                }
                if (left == 0) {
                    truncated(answer);
                    finish(answer, begun, Optional.of(last));
                    return;
                }
            }
        }

        private void changes(Position since) throws IOException {
            // What is committed after this moment is for the next time, so that no row comes twice.
            var head = request.visit().mailbox().head();
            var known = Knowledge.position(folder.collection(), request.visit());
            var page = page(since);
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
                        answer.row(request.child(removal.name()), 404, Optional.empty());
                        known = later(known, removal.position());
                    }
                }
                left -= page.present().size() + page.removals().size();
                if (!page.more() || page.upTo().compareTo(head) >= 0) {
                    finish(answer, later(known, since), Optional.empty());
                    return;
                }
                if (left <= 0) {
                    truncated(answer);
                    finish(answer, page.upTo(), Optional.empty());
                    return;
                }
                page = page(page.upTo());
            }
        }

        private Changes page(Position since) {
            try {
                return request.visit().mailbox().changes(id, since, (int)
                        Math.min(left, request.visit().limits().page()));
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

        private void finish(Multistatus answer, Position known, Optional<ItemId> listed) throws IOException {
            answer.syncToken(request.visit()
                    .tokens()
                    .write(new SyncToken(request.visit().mailbox().epoch(), id, device, known, listed)));
            answer.finish();
        }

        private static Position later(Position one, Position other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
