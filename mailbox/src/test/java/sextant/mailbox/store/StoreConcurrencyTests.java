package sextant.mailbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;
import sextant.mailbox.Changes;
import sextant.mailbox.CollectionId;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;

/** Many writers at once, and readers that must not miss anything. */
interface StoreConcurrencyTests extends StoreUnderTest {
    int WRITERS = 32;
    int EACH = 6;

    /** What one of many writers does. */
    @FunctionalInterface
    interface Part<T> {
        T play(int writer) throws Exception;
    }

    /** Plays all parts at once and gives what they made. */
    private static <T> List<T> together(int writers, Part<T> part) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> parts = IntStream.range(0, writers)
                    .mapToObj(writer -> threads.submit(() -> part.play(writer)))
                    .toList();
            var results = new ArrayList<T>();
            for (Future<T> one : parts) {
                results.add(one.get());
            }
            return results;
        }
    }

    /** No commit may become visible below a position that a reader was told already. */
    @Test
    default void aReaderAmongManyWritersMissesNothing() throws Exception {
        var scribe = scribe("alice@example.org");
        var in = scribe.collection(Kind.EVENT, "Work");
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> readers = IntStream.of(1, 7, 1000)
                    .mapToObj(limit -> threads.submit(() -> follow(scribe, in, limit, over)))
                    .toList();
            List<Long> written = together(WRITERS, writer -> create(scribe, in, "w" + writer)).stream()
                    .flatMap(Collection::stream)
                    .sorted()
                    .toList();
            over.set(true);
            long first = in.value() + 1;
            assertThat(written)
                    .isEqualTo(LongStream.range(first, first + WRITERS * EACH)
                            .boxed()
                            .toList());
            for (Future<List<Long>> reader : readers) {
                assertThat(reader.get()).isEqualTo(written);
            }
        }
    }

    /** Creates some items one after the other and gives their positions. */
    private static List<Long> create(StoreScribe scribe, CollectionId in, String prefix) {
        var positions = new ArrayList<Long>();
        for (int i = 0; i < EACH; i++) {
            positions.add(
                    scribe.put(in, prefix + "-" + i, prefix + " " + i).id().value());
        }
        return positions;
    }

    /** Asks for changes until the writers are done and nothing more comes; gives the positions in the order told. */
    private List<Long> follow(StoreScribe scribe, CollectionId in, int limit, AtomicBoolean over) {
        var told = new ArrayList<Long>();
        Position known = Position.START;
        while (true) {
            boolean last = over.get();
            Changes page = store().changes(scribe.account(), in, known, limit);
            page.present().forEach(item -> told.add(item.position().value()));
            known = page.upTo();
            if (last && !page.more()) {
                return told;
            }
        }
    }

    @Test
    default void writersOfManyAccountsDoNotMeet() throws Exception {
        List<StoreScribe> scribes = IntStream.range(0, WRITERS / 2)
                .mapToObj(i -> scribe("user" + i + "@example.org"))
                .toList();
        List<CollectionId> collections = scribes.stream()
                .map(scribe -> scribe.collection(Kind.EVENT, "Work"))
                .toList();
        together(WRITERS, writer -> {
            int account = writer / 2;
            return create(scribes.get(account), collections.get(account), "w" + writer);
        });
        for (int i = 0; i < scribes.size(); i++) {
            assertThat(scribes.get(i).head().value()).isEqualTo(1 + 2 * EACH);
            assertThat(store().count(scribes.get(i).account(), collections.get(i)))
                    .isEqualTo(2 * EACH);
        }
    }

    /** Creates, changes, moves both ways, removals and recreated names, while replicas take pages of all sizes. */
    @Test
    default void replicasAmongManyWritersEndLikeTheCollection() throws Exception {
        var scribe = scribe("alice@example.org");
        var here = scribe.collection(Kind.EVENT, "Here");
        var there = scribe.collection(Kind.EVENT, "There");
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<StoreChangesTests.Replica>> replicas = IntStream.of(1, 2, 3, 100)
                    .mapToObj(limit -> threads.submit(() -> replicate(scribe, here, limit, over)))
                    .toList();
            together(8, writer -> {
                var random = new SplittableRandom(writer);
                for (int i = 0; i < 30; i++) {
                    StoreChangesTests.edit(scribe, here, there, random);
                }
                return writer;
            });
            over.set(true);
            var truth = StoreChangesTests.Replica.namesOf(store(), scribe.account(), here);
            for (var replica : replicas) {
                assertThat(replica.get().names()).isEqualTo(truth);
            }
        }
    }

    private StoreChangesTests.Replica replicate(StoreScribe scribe, CollectionId in, int limit, AtomicBoolean over) {
        var replica = new StoreChangesTests.Replica(store(), scribe.account(), in);
        while (!over.get()) {
            replica.takePage(limit);
        }
        replica.takeAll(limit);
        return replica;
    }

    /** A client that asks twice at once, because a proxy did. */
    @Test
    default void anOperationAskedForManyTimesAtOnceIsDoneOnce() throws Exception {
        var scribe = scribe("alice@example.org");
        var in = scribe.collection(Kind.EVENT, "Work");
        var operation = new OperationId("once");
        List<Appended> answers = together(
                WRITERS,
                _ -> scribe.append(Optional.of(operation), StoreScribe.AUTHOR, StoreScribe.NOON, head -> {
                    var document = StoreScribe.document("once");
                    return List.of(
                            StoreScribe.create(StoreScribe.newItem(head + 1, in, "once.ics", document), document));
                }));
        assertThat(answers).extracting(Appended::head).containsOnly(scribe.head());
        assertThat(answers).extracting(Appended::repeated).containsOnlyOnce(false);
        assertThat(store().count(scribe.account(), in)).isEqualTo(1);
    }

    /** The same large document from many at once, and again while it is being forgotten. */
    @Test
    default void aDocumentThatComesWhileItIsForgottenIsThere() throws Exception {
        var scribe = scribe("alice@example.org");
        var in = scribe.collection(Kind.EVENT, "Work");
        String large = "x".repeat(100_000);
        together(4, writer -> {
            for (int i = 0; i < 8; i++) {
                var item = scribe.put(in, "w" + writer, large);
                assertThat(store().document(scribe.account(), item).octets()).hasSize(100_000);
                scribe.remove(item);
                store().forget(StoreScribe.NOON.plusSeconds(1));
            }
            return writer;
        });
    }
}
