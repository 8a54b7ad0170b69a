package sextant.mailbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Kind;
import sextant.mailbox.Epoch;
import sextant.mailbox.Item;
import sextant.mailbox.Position;

/** Backups of a store in use, and what a restore makes of them. */
public interface StoreBackupTests extends StoreUnderTest {

    /** Opens a copy that {@link Store#backup} wrote. */
    Store openCopy(Path directory) throws Exception;

    @Test
    default void aCopyHoldsWhatTheStoreHeldAndNothingLater(@TempDir Path directory) throws Exception {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        Item small = alice.put(in, "small.ics", "small");
        Item large = alice.put(in, "large.ics", "large ".repeat(50_000));
        Item changed = alice.replace(small, "changed");
        alice.device("phone", "key", new byte[] {7});
        Path copy = directory.resolve("copy");
        store().backup(copy);
        alice.put(in, "later.ics", "later");

        try (Store restored = openCopy(copy)) {
            assertThat(restored.changes(alice.account(), in, Position.START, 100)
                            .present())
                    .containsExactly(large, changed);
            assertThat(restored.document(alice.account(), large).size()).isEqualTo(300_000);
            assertThat(restored.document(alice.account(), large).octets()).hasSize(300_000);
            assertThat(restored.document(alice.account(), small).octets())
                    .asString()
                    .isEqualTo("small");
            assertThat(restored.history(alice.account(), new Position(100), 100))
                    .hasSize(3);
            assertThat(restored.devices(alice.account())).isEqualTo(store().devices(alice.account()));
            assertThat(restored.verify()).isEmpty();

            restored.newEpochs(() -> 4242);
            assertThat(restored.head(alice.account())).contains(new Head(new Epoch(4242), changed.position()));
        }
    }

    @Test
    default void aBackupTakenAmongWritesAndForgettingIsWhole(@TempDir Path directory) throws Exception {
        var scribe = scribe("alice@example.org");
        var in = scribe.collection(Kind.EVENT, "Work");
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = threads.submit(() -> {
                for (int i = 0; !over.get(); i++) {
                    scribe.remove(scribe.put(in, "n" + i, (i + " ").repeat(40_000)));
                    store().forget(StoreScribe.NOON.plusSeconds(1));
                    scribe.put(in, "kept" + i, (i + " kept ").repeat(20_000));
                }
                return over;
            });
            try {
                for (int i = 0; i < 3; i++) {
                    store().backup(directory.resolve("copy" + i));
                }
            } finally {
                over.set(true);
            }
            writer.get();
        }
        for (int i = 0; i < 3; i++) {
            try (Store restored = openCopy(directory.resolve("copy" + i))) {
                assertThat(restored.verify()).isEmpty();
            }
        }
    }

    @Test
    default void aBackupOverwritesNothing(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("precious"), "keep me");
        assertThatThrownBy(() -> store().backup(directory)).isInstanceOf(StoreException.class);
        assertThat(directory.resolve("precious")).hasContent("keep me");
    }
}
