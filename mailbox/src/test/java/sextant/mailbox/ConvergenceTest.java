package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.mailbox.Precondition.NONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sextant.content.ContentHash;
import sextant.content.Kind;

/** Simulated devices that know the mailbox by its pages alone, under writers that never stop. */
class ConvergenceTest {
    private static final Author AUTHOR = Author.server("test");

    /** A device that keys by name, as DAV does. It is in no hurry: it takes one page at a time. */
    private static final class Replica {
        private final Mailbox mailbox;
        private final CollectionId in;
        private final int window;
        private final Map<String, ContentHash> held = new TreeMap<>();
        private Position known = Position.START;
        private Position begun;
        private int startedOver;

        Replica(Mailbox mailbox, CollectionId in, int window) {
            this.mailbox = mailbox;
            this.in = in;
            this.window = window;
            this.begun = mailbox.head();
        }

        boolean takePage() {
            Changes page;
            try {
                page = mailbox.changes(in, known, begun, window);
            } catch (StalePosition e) {
                startedOver++;
                held.clear();
                known = Position.START;
                begun = mailbox.head();
                return true;
            }
            assertThat(page.upTo()).isGreaterThanOrEqualTo(known);
            page.removals().stream()
                    .filter(removal -> !removal.nameTaken())
                    .forEach(removal -> held.remove(removal.name()));
            page.present().forEach(item -> held.put(item.name(), item.hash()));
            known = page.upTo();
            return page.more();
        }

        void catchUp() {
            while (takePage()) {
                // until there is no more
            }
        }
    }

    private static Map<String, ContentHash> truth(Mailbox mailbox, CollectionId in) {
        var truth = new TreeMap<String, ContentHash>();
        mailbox.changes(in, Position.START, 1_000_000).present().forEach(item -> truth.put(item.name(), item.hash()));
        return truth;
    }

    /** One random edit; one that does not fit the moment is a conflict, which is fine. */
    private static void edit(Mailbox mailbox, List<CollectionId> collections, SplittableRandom random, int token) {
        var in = collections.get(random.nextInt(collections.size()));
        var other = collections.get(random.nextInt(collections.size()));
        var name = "n" + random.nextInt(12);
        var document = SampleDocuments.event("u" + random.nextInt(20), "w" + token);
        try {
            var standing = mailbox.item(in, name);
            var kind = random.nextInt(10);
            if (kind < 5 || standing.isEmpty()) {
                commit(mailbox, new Edit.PutItem(in, name, document, NONE));
            } else {
                var id = standing.get().id();
                switch (kind) {
                    case 5, 6 -> commit(mailbox, new Edit.RemoveItem(id, NONE));
                    case 7 -> commit(mailbox, new Edit.SetProperties(id, p -> p.with("seen", "" + token)));
                    case 8 ->
                        commit(
                                mailbox,
                                new Edit.MoveItem(id, other, "n" + random.nextInt(12), random.nextBoolean(), NONE));
                    default ->
                        commit(
                                mailbox,
                                new Edit.RemoveItem(id, NONE),
                                new Edit.PutItem(in, name, document, NONE),
                                new Edit.PutItem(other, name + "x", document, NONE));
                }
            }
        } catch (Conflict | NotFound e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static void commit(Mailbox mailbox, Edit... edits) {
        mailbox.commit(Batch.of(AUTHOR, edits));
    }

    @Test
    void everyReplicaEndsAsTheCollectionIs() {
        for (long seed = 0; seed < 60; seed++) {
            var random = new SplittableRandom(seed);
            var fixture = new MailboxFixture();
            var mailbox = fixture.mailbox("alice");
            var collections = collections(mailbox);
            var replicas = new ArrayList<Replica>();
            for (var in : collections) {
                for (var window : List.of(1, 2, 7)) {
                    replicas.add(new Replica(mailbox, in, window));
                }
            }
            var pruned = random.nextBoolean();
            for (var step = 0; step < 150; step++) {
                edit(mailbox, collections, random, step);
                var replica = replicas.get(random.nextInt(replicas.size()));
                if (random.nextInt(3) == 0) {
                    replica.takePage();
                }
                if (pruned && random.nextInt(25) == 0) {
                    var upTo = random.nextLong(mailbox.head().value() + 1);
                    fixture.prune(
                            mailbox.account().id(),
                            collections.get(random.nextInt(collections.size())),
                            new Position(upTo));
                }
            }
            for (var replica : replicas) {
                replica.catchUp();
                assertThat(replica.held).as("seed %d", seed).isEqualTo(truth(mailbox, replica.in));
                var quiet = mailbox.changes(replica.in, replica.known, 10);
                assertThat(quiet.present()).as("seed %d", seed).isEmpty();
                assertThat(quiet.removals()).as("seed %d", seed).isEmpty();
                if (!pruned) {
                    assertThat(replica.startedOver).as("seed %d", seed).isZero();
                }
            }
            assertThat(new Verification(fixture.store, SampleDocuments::summarize).all())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    private static List<CollectionId> collections(Mailbox mailbox) {
        commit(
                mailbox,
                new Edit.CreateCollection(
                        Kind.EVENT, Set.of(Kind.EVENT), Optional.empty(), "Work", "work", Properties.NONE));
        return List.of(
                mailbox.collection(Role.CALENDAR).id(),
                mailbox.collection(Shelf.CALENDARS, "work").orElseThrow().id());
    }

    @Test
    void replicasThatReadWhileOthersWriteMissNothing() throws Exception {
        var fixture = new MailboxFixture();
        var mailbox = fixture.mailbox("alice");
        var other = fixture.otherProcess().of(mailbox.account().id());
        var collections = collections(mailbox);
        var writing = new AtomicInteger(6);
        var threads = new ArrayList<Thread>();
        for (var w = 0; w < 6; w++) {
            var box = w % 2 == 0 ? mailbox : other;
            var seed = w;
            threads.add(Thread.ofVirtual().start(() -> {
                var random = new SplittableRandom(seed);
                for (var i = 0; i < 150; i++) {
                    edit(box, collections, random, seed * 1000 + i);
                }
                writing.decrementAndGet();
            }));
        }
        var replicas = new ArrayList<Replica>();
        for (var r = 0; r < 6; r++) {
            var replica = new Replica(mailbox, collections.get(r % 2), 1 + r);
            replicas.add(replica);
            threads.add(Thread.ofVirtual().start(() -> {
                while (writing.get() > 0) {
                    replica.takePage();
                }
            }));
        }
        for (var thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        }
        for (var replica : replicas) {
            replica.catchUp();
            assertThat(replica.held).isEqualTo(truth(mailbox, replica.in));
            assertThat(replica.startedOver).isZero();
        }
        assertThat(new Verification(fixture.store, SampleDocuments::summarize).all())
                .isEmpty();
    }
}
