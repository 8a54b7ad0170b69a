package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Kind;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Position;
import sextant.mailbox.store.StoreException;
import sextant.mailbox.store.StoreScribe;

/** No room, and disks that fail: nothing acknowledged is lost, nothing half-done stays. */
class FullDiskTest {
    private static final String NO_ROOM = "No space left on device";
    private static final String LARGE = "large ".repeat(30_000);

    @TempDir
    Path temporary;

    @Test
    void aFullDatabaseRefusesWritesInWordsGoesOnReadingAndRecovers() {
        var options = SqliteOptions.DEFAULTS.withMaxPages(200);
        try (var store = new Shelter(temporary).open(options)) {
            var alice = StoreScribe.of(store, "alice@example.org");
            var bob = StoreScribe.of(store, "bob@example.org");
            var hers = alice.collection(Kind.EVENT, "Work");
            var his = bob.collection(Kind.EVENT, "Work");
            alice.put(hers, "kept.ics", "kept");

            assertThatThrownBy(() -> fill(bob, his))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("full")
                    .hasMessageContaining("nothing was written");

            assertThat(store.count(alice.account(), hers)).isEqualTo(1);
            Position head = bob.head();
            assertThat(store.latest(bob.account(), his)).isEqualTo(head);
            assertThat(store.verify()).isEmpty();

            store.remove(bob.account());
            store.forget(StoreScribe.NOON.minusSeconds(1));
            alice.put(hers, "fits again.ics", "x".repeat(50_000));
            assertThat(store.count(alice.account(), hers)).isEqualTo(2);
            assertThat(store.verify()).isEmpty();
        }
    }

    private static void fill(StoreScribe scribe, CollectionId in) {
        for (int i = 0; i < 100; i++) {
            scribe.put(in, i + ".ics", ("item " + i + " ").repeat(4_000));
        }
        throw new AssertionError("the limit was not met");
    }

    @Test
    void aFullDatabaseThatIsGivenMoreRoomTakesTheWrite() {
        var shelter = new Shelter(temporary);
        CollectionId in;
        StoreScribe alice;
        try (var store = shelter.open(SqliteOptions.DEFAULTS.withMaxPages(150))) {
            alice = StoreScribe.of(store, "alice@example.org");
            in = alice.collection(Kind.EVENT, "Work");
            StoreScribe full = alice;
            CollectionId collection = in;
            assertThatThrownBy(() -> fill(full, collection)).hasMessageContaining("full");
        }
        try (var store = shelter.open()) {
            new StoreScribe(store, alice.account()).put(in, "fits.ics", "x".repeat(60_000));
            assertThat(store.verify()).isEmpty();
        }
    }

    @Test
    void aLargeDocumentWithoutRoomIsRefusedInWordsAndLeavesNoDraft() throws IOException {
        var disk = new FaultyDisk();
        try (var store = new Shelter(temporary).open(disk)) {
            var alice = StoreScribe.of(store, "alice@example.org");
            var in = alice.collection(Kind.EVENT, "Work");
            disk.failWhen(NO_ROOM, call -> call.equals("write"));
            assertThatThrownBy(() -> alice.put(in, "large.ics", LARGE))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(NO_ROOM);
            assertThat(store.count(alice.account(), in)).isZero();
            assertThat(filesIn(temporary.resolve("blobs"))).isEmpty();
            alice.put(in, "small.ics", "small ones have room");

            disk.heal();
            alice.put(in, "large.ics", LARGE);
            assertThat(store.count(alice.account(), in)).isEqualTo(2);
            assertThat(store.verify()).isEmpty();
        }
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** The file and its name are on the disk before the row that names it. */
    @Test
    void aLargeDocumentIsForcedThenNamedThenItsDirectoryIsForced() {
        var disk = new FaultyDisk();
        try (var store = new Shelter(temporary).open(disk)) {
            var alice = StoreScribe.of(store, "alice@example.org");
            var in = alice.collection(Kind.EVENT, "Work");
            disk.heal();
            alice.put(in, "large.ics", LARGE);
            assertThat(disk.calls().stream().filter(call -> !call.equals("write")))
                    .containsExactly("createDirectory", "create", "force", "move", "forceDirectory");
            disk.heal();
            alice.put(in, "same.ics", LARGE);
            assertThat(disk.calls()).containsExactly("size");
        }
    }

    /** Every single call to the disk fails once: the write is refused, nothing is half-done, and a repetition works. */
    @Test
    void whateverCallFailsNothingIsHalfDone() {
        var disk = new FaultyDisk();
        try (var store = new Shelter(temporary).open(disk)) {
            var alice = StoreScribe.of(store, "alice@example.org");
            var in = alice.collection(Kind.EVENT, "Work");
            int nth = 0;
            boolean failed;
            do {
                nth++;
                String name = "item" + nth;
                String text = nth + LARGE;
                Position head = alice.head();
                disk.failAt(nth, false, "Input/output error");
                failed = fails(() -> alice.put(in, name, text));
                disk.heal();
                if (failed) {
                    assertThat(alice.head()).isEqualTo(head);
                    alice.put(in, name, text);
                }
                assertThat(store.itemByName(alice.account(), in, name)).isPresent();
                assertThat(store.verify()).isEmpty();
            } while (failed);
            assertThat(nth).isGreaterThan(5);
        }
    }

    private static boolean fails(Runnable action) {
        try {
            action.run();
            return false;
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("Input/output error");
            return true;
        }
    }

    /** The power goes at every single call: what was acknowledged is whole, what was not can be written anew. */
    @Test
    void whereverThePowerGoesAcknowledgedDocumentsAreWhole() throws IOException {
        var shelter = new Shelter(temporary);
        StoreScribe alice;
        CollectionId in;
        try (var store = shelter.open()) {
            alice = StoreScribe.of(store, "alice@example.org");
            in = alice.collection(Kind.EVENT, "Work");
        }
        boolean failed = true;
        for (int nth = 1; failed; nth++) {
            var disk = new FaultyDisk();
            String cut = "cut" + nth;
            String text = nth + LARGE;
            try (var store = shelter.open(disk)) {
                var scribe = new StoreScribe(store, alice.account());
                scribe.put(in, "acknowledged" + nth, "acknowledged " + text);
                disk.failAt(nth, true, "Input/output error");
                failed = fails(() -> scribe.put(in, cut, text));
            }
            disk.cutPower();
            try (var store = shelter.open()) {
                assertThat(store.verify()).isEmpty();
                assertThat(store.itemByName(alice.account(), in, cut).isPresent())
                        .isEqualTo(!failed);
                var scribe = new StoreScribe(store, alice.account());
                Item again = scribe.put(in, "again" + nth, text);
                assertThat(store.item(alice.account(), new ItemId(again.id().value())))
                        .contains(again);
                assertThat(store.verify()).isEmpty();
            }
        }
    }

    @Test
    void whatACrashLeftIsSweptAway() throws IOException {
        try (var store = new Shelter(temporary).open()) {
            var alice = StoreScribe.of(store, "alice@example.org");
            var in = alice.collection(Kind.EVENT, "Work");
            alice.put(in, "large.ics", LARGE);
            Path blobs = temporary.resolve("blobs");
            List<Path> kept = filesIn(blobs);
            Path shard = Files.createDirectories(blobs.resolve("ff"));
            Files.writeString(shard.resolve("0".repeat(62)), "a document whose row was never written");
            Files.writeString(shard.resolve("1".repeat(62) + ".7.tmp"), "a draft");
            Files.writeString(shard.resolve("README"), "somebody's note");
            assertThat(store.verify()).isEmpty();

            store.forget(StoreScribe.NOON.minusSeconds(1));

            assertThat(filesIn(blobs))
                    .containsAll(kept)
                    .hasSize(kept.size() + 1)
                    .contains(shard.resolve("README"));
        }
    }
}
