package sextant.dav;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.dav.lock.Lock;
import sextant.dav.resource.Resource;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Href;
import sextant.dav.wire.IfHeader;
import sextant.mailbox.Edit;
import sextant.mailbox.Precondition;

/**
 * What must hold for a request to write: the conditions of its {@code If} field (RFC 4918 10.4), and that no lock forbids
 * it whose token it does not show (RFC 4918 7).
 */
final class Guard {
    private final DavRequest request;
    private final IfHeader field;
    private final Set<String> shown;
    private final List<Edit> expectations = new ArrayList<>();

    Guard(DavRequest request) {
        this.request = request;
        this.field = request.exchange().header("If").map(IfHeader::parse).orElse(IfHeader.NONE);
        this.shown = field.tokens();
    }

    /** The lock tokens the client shows. */
    Set<String> shown() {
        return shown;
    }

    /**
     * Demands that one list of the {@code If} field holds.
     *
     * @throws DavError with 412 if none does
     */
    void demandConditions() {
        if (!field.lists().isEmpty() && field.lists().stream().noneMatch(this::holds)) {
            throw Conditional.failed();
        }
    }

    private boolean holds(IfHeader.Conditions list) {
        var path = list.tag().isEmpty()
                ? Optional.of(request.exchange().segments())
                : Href.segments(list.tag().get(), request.exchange().origin());
        var at = path.flatMap(request.resources()::find);
        var tokens = path.map(request.resources()::canonical).stream()
                .flatMap(where -> request.visit().locks().covering(where).stream())
                .map(Lock::token)
                .toList();
        for (var test : list.tests()) {
            var matches = switch (test) {
                case IfHeader.Token token -> tokens.contains(token.uri());
                case IfHeader.Tag tag -> {
                    path.ifPresent(where -> expect(where, at));
                    yield !tag.weak()
                            && at.filter(found -> found instanceof Resource.Member member
                                            && member.tag().equals(tag.opaque()))
                                    .isPresent();
                }
            };
            if (matches == test.not()) {
                return false;
            }
        }
        return true;
    }

    /** What was looked at must be the same when the write is committed. */
    private void expect(List<String> path, Optional<Resource> found) {
        if (found.isPresent() && found.get() instanceof Resource.Member member) {
            expectations.add(new Edit.Expect(
                    member.collection().id(),
                    member.item().name(),
                    new Precondition.Content(member.item().hash())));
        } else if (found.isEmpty()) {
            request.resources()
                    .place(path)
                    .ifPresent(place -> place.parent()
                            .flatMap(request.resources()::find)
                            .ifPresent(parent -> {
                                if (parent instanceof Resource.Folder folder) {
                                    expectations.add(new Edit.Expect(
                                            folder.collection().id(), place.name(), Precondition.ABSENT));
                                }
                            }));
        }
    }

    /** What the write's batch has to begin with. */
    List<Edit> expectations() {
        return expectations;
    }

    /**
     * Demands that what stands at a path may be changed.
     *
     * @throws DavError with 423 if a lock forbids it
     */
    void demandUnlocked(List<String> path) {
        var forbidding = request.visit().locks().forbidding(request.resources().canonical(path), shown);
        if (!forbidding.isEmpty()) {
            throw locked(forbidding.getFirst());
        }
    }

    /** Demands that the collection a path lies in may get or lose a member. */
    void demandMembership(List<String> path) {
        demandUnlocked(path.subList(0, path.size() - 1));
    }

    /** Demands that what stands at a path may be removed, as far as the path itself goes. */
    void demandRemovable(List<String> path) {
        demandMembership(path);
        demandUnlocked(path);
    }

    /** The locks below a path that forbid to remove what stands there. */
    List<Lock> lockedBelow(List<String> path) {
        var locks = request.visit().locks();
        return locks.below(request.resources().canonical(path)).stream()
                .filter(lock -> !locks.forbidding(lock.root(), shown).isEmpty())
                .toList();
    }

    static DavError locked(Lock by) {
        return DavError.of(423, Condition.LOCK_TOKEN_SUBMITTED, Optional.of(by.href()));
    }
}
