package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many clients of one account at the same time. */
class WritersTest {
    private static final int WRITERS = 8;
    private static final int ROUNDS = 25;
    private static final String A = Rig.FILES + "a";

    private final Rig rig = new Rig();

    private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        var start = new CountDownLatch(1);
        List<Future<T>> futures;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            futures = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.await();
                        return work.call();
                    }))
                    .toList();
            start.countDown();
        }
        return futures.stream().map(Future::resultNow).toList();
    }

    private static List<Callable<Integer>> writers(IntFunction<Callable<Integer>> each) {
        return IntStream.range(0, WRITERS).mapToObj(each).toList();
    }

    @Test
    void ofManyWhoWriteWhatTheyReadOnlyOneIsRight() throws Exception {
        rig.send("PUT", A, "0");
        for (int round = 0; round < ROUNDS; round++) {
            var now = round;
            var tag = rig.send("GET", A, "").field("ETag").orElseThrow();

            var statuses = atOnce(writers(n -> () -> rig.send(
                            "PUT",
                            A,
                            now + "/" + n,
                            n % 2 == 0 ? "If" : "If-Match",
                            n % 2 == 0 ? "([" + tag + "])" : tag)
                    .status()));

            assertThat(statuses).as("round %d", round).containsOnlyOnce(204);
            assertThat(statuses.stream().filter(status -> status == 412)).hasSize(WRITERS - 1);
        }
    }

    @Test
    void ofManyWhoWantTheLockOnlyOneGetsIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var path = Rig.FILES + "l" + round;

            var tokens = atOnce(IntStream.range(0, WRITERS)
                    .<Callable<Optional<String>>>mapToObj(n -> () -> lock(path))
                    .toList());

            var given = tokens.stream().flatMap(Optional::stream).toList();
            assertThat(given).as("round %d", round).hasSize(1);
            assertThat(rig.send("PUT", path, "x").status()).isEqualTo(423);
            assertThat(rig.send("PUT", path, "x", "If", "(" + given.getFirst() + ")")
                            .status())
                    .isEqualTo(204);
        }
    }

    private Optional<String> lock(String path) {
        return rig.send(
                        "LOCK",
                        path,
                        "<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:exclusive/></D:lockscope>"
                                + "<D:locktype><D:write/></D:locktype></D:lockinfo>")
                .field("Lock-Token");
    }

    @Test
    void onceALockIsGivenNobodyElsesWriteComesAfter() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var path = Rig.FILES + "w" + round;
            rig.send("PUT", path, "old");

            var seen = atOnce(List.<Callable<String>>of(
                    () -> {
                        var token = lock(path);
                        var first = rig.text(path);
                        var second = rig.text(path);
                        return token.isPresent() && !first.equals(second) ? "changed under the lock" : "";
                    },
                    () -> {
                        rig.send("PUT", path, "one");
                        return "";
                    },
                    () -> {
                        rig.send("PUT", path, "two");
                        return "";
                    }));

            assertThat(seen).as("round %d", round).containsOnly("");
        }
    }

    @Test
    void aFileIsMovedByOneOfThoseWhoMoveIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            rig.send("PUT", A, "x");

            var statuses =
                    atOnce(writers(n -> () -> rig.move(A, Rig.FILES + "m" + n).status()));

            assertThat(statuses).as("round %d", round).containsOnlyOnce(201).containsOnly(201, 404);
            assertThat(IntStream.range(0, WRITERS)
                            .filter(n -> rig.text(Rig.FILES + "m" + n).equals("x"))
                            .count())
                    .isEqualTo(1);
            for (int n = 0; n < WRITERS; n++) {
                rig.send("DELETE", Rig.FILES + "m" + n, "");
            }
        }
    }
}
