package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Kind;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Item;
import sextant.mailbox.store.StoreException;
import sextant.mailbox.store.StoreScribe;

/** Whatever is damaged, verify says so, and reading says so rather than giving something else. */
class VerificationTest {
    /** One damage: what is done to the sound database, and what verify must say. */
    private record Damage(String sql, String words) {}

    /** In the sound database: account 1; collections 1 and 2; items 3 (replaced at 5), 4 (large); item 6, removed at 7. */
    private static final List<Damage> DAMAGES = List.of(
            new Damage("DELETE FROM journal", "account 1 has no journal"),
            new Damage("UPDATE item SET hash = zeroblob(32) WHERE id = 3", "item 3 of account 1 has another hash"),
            new Damage("UPDATE item SET document = 99 WHERE id = 3", "item 3 of account 1 has no document"),
            new Damage("DELETE FROM document_inline", "has no octets in the database and no file"),
            new Damage("UPDATE document SET size = 7 WHERE NOT file", "has another length than its row says"),
            new Damage("UPDATE document SET size = 7 WHERE file", "octets instead of 7"),
            new Damage("UPDATE document_inline SET octets = zeroblob(length(octets))", "is damaged in the database"),
            new Damage(
                    "INSERT INTO document VALUES (99, zeroblob(32), 0, 0); INSERT INTO document_inline VALUES (99, x'')",
                    "belongs to nothing"),
            new Damage("UPDATE journal SET bytes = 1", "account 1 counts 1 octets of documents but has"),
            new Damage(
                    "UPDATE item SET position = 5, collection = 2 WHERE id = 4",
                    "account 1 has two items at position 5"),
            new Damage("INSERT INTO tombstone VALUES (1, 2, 7, 6, 'x')", "account 1 has two tombstones at position 7"),
            new Damage("UPDATE tombstone SET position = 5", "an item and another item's tombstone at position 5"),
            new Damage("UPDATE collection SET changed = 5 WHERE id = 2", "an item and a collection at position 5"),
            new Damage("UPDATE journal SET head = 6", "account 1 has position 7 above its head"),
            new Damage(
                    "UPDATE item SET arrived = 2 WHERE id = 3", "item 3 of account 1 was changed before it was made"),
            new Damage("UPDATE tombstone SET item = 3", "item 3 of account 1 is still there after it left"),
            new Damage("DELETE FROM history WHERE position = 6", "has 6 rows for 7 positions"),
            new Damage(
                    "UPDATE history SET item = 9 WHERE position = 5",
                    "item 3 of account 1 has no history at its position 5"),
            new Damage(
                    "UPDATE history SET item = 9 WHERE position = 7",
                    "a tombstone of account 1 has no history at its position 7"),
            new Damage(
                    "UPDATE history SET document = NULL WHERE position = 5",
                    "has no document for what was there before"),
            new Damage(
                    "UPDATE collection SET parent = 9 WHERE id = 2",
                    "collection 2 of account 1 stands in a collection that is not there"),
            new Damage("UPDATE tombstone SET collection = 9", "has tombstones of collection 9, which is not there"),
            new Damage(
                    "UPDATE collection SET segment = 'Work' WHERE id = 2",
                    "account 1 has two collections with the segment Work"),
            new Damage(
                    "INSERT INTO collection_tombstone VALUES (1, 2, 2, 'EVENT', 'Home')",
                    "collection 2 of account 1 is there and removed at once"),
            new Damage("UPDATE device SET id = 99", "device 99 has an id that was never given"),
            new Damage("UPDATE device SET account = 99", "a row of device refers to a row of account"),
            new Damage("UPDATE item SET first = 7 WHERE id = 3", "its columns and what is packed do not agree"),
            new Damage("UPDATE item SET row = x'00' WHERE id = 3", "item 3 of account 1 has an unreadable row"),
            new Damage(
                    "UPDATE history SET before = x'02' WHERE position = 5",
                    "the history of account 1 is unreadable at position 5"));

    @TempDir
    Path temporary;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Shelter sound;

    @SuppressWarnings("NullAway.Init") // made before each test
    private StoreScribe alice;

    @BeforeEach
    void aSoundStore() {
        sound = new Shelter(temporary.resolve("sound"));
        try (var store = sound.open()) {
            alice = StoreScribe.of(store, "alice@example.org");
            CollectionId work = alice.collection(Kind.EVENT, "Work");
            alice.collection(Kind.EVENT, "Home");
            Item small = alice.put(work, "small.ics", "small");
            alice.put(work, "large.ics", "large ".repeat(20_000));
            alice.replace(small, "smaller");
            alice.remove(alice.put(work, "gone.ics", "gone"));
            alice.device("phone", "key", new byte[] {1});
            assertThat(store.verify()).isEmpty();
        }
    }

    @Test
    void everyDamageIsSaidAndEveryCheckIsSetOffByOne() throws IOException, SQLException {
        var said = new ArrayList<String>();
        for (int i = 0; i < DAMAGES.size(); i++) {
            Damage damage = DAMAGES.get(i);
            var shelter = new Shelter(copy("damaged" + i));
            shelter.tamper(damage.sql());
            try (var store = shelter.open()) {
                List<String> problems = store.verify();
                assertThat(problems)
                        .as(damage.sql())
                        .anySatisfy(problem -> assertThat(problem).contains(damage.words()));
                said.addAll(problems);
            }
        }
        for (Check check : Check.ALL) {
            String beginning = check.words().substring(0, check.words().indexOf('{'));
            String end = check.words().substring(check.words().lastIndexOf('}') + 1);
            assertThat(said)
                    .as(check.words())
                    .anySatisfy(
                            problem -> assertThat(problem).startsWith(beginning).endsWith(end));
        }
    }

    @Test
    void aTornDatabaseFileIsSaid() throws IOException {
        var shelter = new Shelter(copy("torn"));
        byte[] octets = Files.readAllBytes(shelter.database());
        for (int page = 3; page * 4096 < octets.length; page += 5) {
            byte[] torn = octets.clone();
            Arrays.fill(torn, page * 4096, page * 4096 + 2048, (byte) 0x5A);
            Files.write(shelter.database(), torn);
            try (var store = shelter.open()) {
                assertThat(store.verify()).as("page %d", page).isNotEmpty();
            } catch (StoreException e) {
                assertThat(e).as("page %d", page).hasMessageContaining("damaged");
            }
        }
    }

    @Test
    void aLargeDocumentThatIsMissingCutOrFlippedIsSaidAndNotGivenOut() throws IOException {
        for (BlobDamage damage : BlobDamage.values()) {
            var shelter = new Shelter(copy(damage.name()));
            damage.applyTo(onlyFileIn(shelter.directory().resolve("blobs")));
            try (var store = shelter.open()) {
                Item large = store.itemsByUid(alice.account(), "uid-large.ics").getFirst();
                assertThatThrownBy(() -> store.document(alice.account(), large).octets())
                        .as(damage.name())
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(large.hash().hex());
                assertThat(store.verify()).singleElement().asString().contains(damage.words);
                assertThatThrownBy(() -> store.backup(temporary.resolve("backup of " + damage)))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("complete but for");
            }
            try (var copy = new Shelter(temporary.resolve("backup of " + damage)).open()) {
                Item small = copy.itemsByUid(alice.account(), "uid-small.ics").getFirst();
                assertThat(copy.document(alice.account(), small).octets())
                        .asString()
                        .isEqualTo("smaller");
            }
        }
    }

    private enum BlobDamage {
        MISSING("is missing") {
            @Override
            void applyTo(Path file) throws IOException {
                Files.delete(file);
            }
        },
        CUT("has 100 octets instead of") {
            @Override
            void applyTo(Path file) throws IOException {
                Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
            }
        },
        FLIPPED("is damaged") {
            @Override
            void applyTo(Path file) throws IOException {
                byte[] octets = Files.readAllBytes(file);
                octets[octets.length / 2] ^= 1;
                Files.write(file, octets);
            }
        };

        private final String words;

        BlobDamage(String words) {
            this.words = words;
        }

        abstract void applyTo(Path file) throws IOException;
    }

    /** Whoever sends it again heals a large document that is missing. */
    @Test
    void aMissingLargeDocumentIsWrittenAnewWhenItComesAgain() throws IOException {
        Files.delete(onlyFileIn(sound.directory().resolve("blobs")));
        try (var store = sound.open()) {
            assertThat(store.verify()).isNotEmpty();
            Item first = store.itemsByUid(alice.account(), "uid-large.ics").getFirst();
            new StoreScribe(store, alice.account()).put(first.collection(), "again.ics", "large ".repeat(20_000));
            assertThat(store.verify()).isEmpty();
            assertThat(store.document(alice.account(), first).octets()).hasSize(120_000);
        }
    }

    @Test
    void aSmallDocumentThatIsDamagedIsNotGivenOut() throws IOException, SQLException {
        sound.tamper("UPDATE document_inline SET octets = zeroblob(length(octets))");
        try (var store = sound.open()) {
            Item small = store.itemsByUid(alice.account(), "uid-small.ics").getFirst();
            assertThatThrownBy(() -> store.document(alice.account(), small))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("item 3 of account 1")
                    .hasMessageNotContaining("smaller");
        }
    }

    private Path copy(String name) throws IOException {
        Path target = temporary.resolve(name);
        try (Stream<Path> all = Files.walk(sound.directory())) {
            for (Path file : all.toList()) {
                Files.copy(
                        file, target.resolve(sound.directory().relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return target;
    }

    private static Path onlyFileIn(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
