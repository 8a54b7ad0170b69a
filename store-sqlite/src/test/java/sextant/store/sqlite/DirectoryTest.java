package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Kind;
import sextant.mailbox.store.StoreException;
import sextant.mailbox.store.StoreScribe;

/** The data directory: whose it is, and who may look into it. */
class DirectoryTest {
    @TempDir
    Path temporary;

    @Test
    void onlyTheOwnerMayReadWhatTheStoreWrites() throws IOException {
        Path data = temporary.resolve("data");
        Path backup = temporary.resolve("backup");
        try (var store = new Shelter(data).open()) {
            var alice = StoreScribe.of(store, "alice@example.org");
            alice.put(alice.collection(Kind.EVENT, "Work"), "large.ics", "x".repeat(100_000));
            store.backup(backup);
            assertPrivate(data);
        }
        assertPrivate(data);
        assertPrivate(backup);
        assertThat(namesIn(backup)).containsExactly("blobs", "sextant.db");
    }

    private static void assertPrivate(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            assertThat(all)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aDirectoryThatOthersCouldReadIsClosedToThem() throws IOException {
        Path data = temporary.resolve("data");
        Files.createDirectory(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        new Shelter(data).open().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void aSecondStoreIsTurnedAwayUntilTheFirstIsClosed() {
        var shelter = new Shelter(temporary);
        try (var first = shelter.open()) {
            assertThatThrownBy(shelter::open)
                    .isInstanceOf(StoreInUse.class)
                    .hasMessageContaining(temporary.toString())
                    .hasMessageContaining("in use");
            assertThat(first.accounts()).isEmpty();
        }
        shelter.open().close();
    }

    @Test
    void aStoreThatIsClosedSaysSo() {
        var store = new Shelter(temporary).open();
        store.close();
        store.close();
        assertThatThrownBy(store::accounts).isInstanceOf(StoreException.class).hasMessageContaining("closed");
        assertThatThrownBy(store::newDeviceId)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aClosedStoreLeavesNoLogBehind() throws IOException {
        try (var store = new Shelter(temporary).open()) {
            StoreScribe.of(store, "alice@example.org");
            assertThat(namesIn(temporary)).contains("sextant.db-wal");
        }
        assertThat(namesIn(temporary)).containsExactly("blobs", "lock", "sextant.db");
    }

    @Test
    void aPlaceThatIsNoDirectoryIsRefusedInWords() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "not a directory");
        assertThatThrownBy(() -> new Shelter(file).open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFileOfAnotherProgramIsRefusedInWords() throws IOException {
        Files.writeString(temporary.resolve("sextant.db"), "this is no database, but it is long enough to be read");
        assertThatThrownBy(() -> new Shelter(temporary).open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged");
        assertThat(temporary.resolve("sextant.db")).content().startsWith("this is no database");
    }
}
