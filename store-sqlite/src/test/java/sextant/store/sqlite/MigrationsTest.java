package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Kind;
import sextant.mailbox.AccountId;
import sextant.mailbox.CollectionId;
import sextant.mailbox.ItemId;
import sextant.mailbox.Position;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;
import sextant.mailbox.store.Store;
import sextant.mailbox.store.StoreException;
import sextant.mailbox.store.StoreScribe;

class MigrationsTest {
    @TempDir
    Path temporary;

    private static Migrations withNext(String sql) {
        var scripts = new ArrayList<>(Migrations.OWN.scripts());
        scripts.add(new Migrations.Script("next", sql));
        return new Migrations(scripts);
    }

    @Test
    void aNewDatabaseHasTheNewestVersion() throws SQLException {
        var shelter = new Shelter(temporary);
        shelter.open().close();
        assertThat(shelter.ask("PRAGMA user_version")).containsExactly(String.valueOf(Migrations.OWN.newest()));
    }

    @Test
    void anOlderDatabaseIsBroughtToTheNewestVersionWithItsData() throws SQLException {
        var shelter = new Shelter(temporary);
        StoreScribe alice;
        CollectionId in;
        try (var store = shelter.open()) {
            alice = StoreScribe.of(store, "alice@example.org");
            in = alice.collection(Kind.EVENT, "Work");
            alice.put(in, "a.ics", "a");
        }
        var next = withNext("CREATE TABLE extra (name TEXT) STRICT; INSERT INTO extra SELECT name FROM item;");
        try (var store = shelter.open(next)) {
            assertThat(store.itemByName(alice.account(), in, "a.ics")).isPresent();
            assertThat(store.verify()).isEmpty();
        }
        assertThat(shelter.ask("SELECT name FROM extra")).containsExactly("a.ics");
        assertThat(shelter.ask("PRAGMA user_version")).containsExactly(String.valueOf(next.newest()));
        shelter.open(next).close();
        assertThat(shelter.ask("SELECT name FROM extra")).containsExactly("a.ics");
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedInWords() {
        var shelter = new Shelter(temporary);
        shelter.open(withNext("CREATE TABLE extra (name TEXT) STRICT")).close();
        assertThatThrownBy(shelter::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("version " + (Migrations.OWN.newest() + 1))
                .hasMessageContaining("newer program");
    }

    @Test
    void aMigrationThatFailsLeavesTheVersionBeforeIt() throws SQLException {
        var shelter = new Shelter(temporary);
        shelter.open().close();
        var failing = withNext("CREATE TABLE extra (name TEXT) STRICT; INSERT INTO nowhere VALUES (1)");
        assertThatThrownBy(() -> shelter.open(failing)).isInstanceOf(StoreException.class);
        assertThat(shelter.ask("SELECT name FROM sqlite_schema WHERE name = 'extra'"))
                .isEmpty();
        shelter.open().close();
    }

    @Test
    void aDatabaseOfAnotherProgramIsLeftAlone() throws SQLException {
        var shelter = new Shelter(temporary);
        shelter.tamper("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')");
        assertThatThrownBy(shelter::open).isInstanceOf(StoreException.class).hasMessageContaining("another program");
        assertThat(shelter.ask("SELECT name FROM recipes")).containsExactly("soup");
    }

    /** Databases of every version that was ever released can be opened; this one was written by version 1. */
    @Test
    void aDatabaseOfVersionOneIsReadAsItWasWritten() throws IOException, SQLException {
        var shelter = new Shelter(temporary);
        String dump;
        try (var in = MigrationsTest.class.getResourceAsStream("version-1.sql")) {
            assertThat(in).isNotNull();
            dump = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        shelter.tamper(dump);
        try (var store = shelter.open()) {
            assertSample(store);
        }
    }

    @Test
    void anAccountOfVersionOneGetsAFolderForFilesAndAllElseStaysAsItWas() throws IOException, SQLException {
        var shelter = new Shelter(temporary);
        try (var in = MigrationsTest.class.getResourceAsStream("version-1.sql")) {
            assertThat(in).isNotNull();
            shelter.tamper(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        var alice = new AccountId(1);
        try (var store = shelter.open()) {
            var files = store.collections(alice).getLast();
            assertThat(files.role()).isEqualTo(Role.FILES);
            assertThat(files.kind()).isEqualTo(Kind.FILE);
            assertThat(files.parent()).isEmpty();
            assertThat(files.properties()).isEqualTo(Properties.NONE);
            assertThat(store.head(alice).orElseThrow().position()).isEqualTo(new Position(7));
            assertThat(store.collectionChanges(alice, new Position(6)).present())
                    .containsExactly(files);
            assertThat(store.verify()).isEmpty();
        }
    }

    /** The sample whose dump the test above reads; the next version's is made from it with {@code sqlite3 .dump}. */
    @Test
    void aDatabaseOfTheNewestVersionIsReadAsItWasWritten() throws IOException {
        try (var store = new Shelter(temporary).open()) {
            var alice = StoreScribe.of(store, "alice@example.org");
            var work = alice.collection(Kind.EVENT, "Work");
            var item = alice.put(work, "caf\u00E9.ics", "one");
            alice.flag(alice.replace(item, "three"), "seen", "1");
            alice.remove(alice.put(work, "gone.ics", "gone"));
            alice.device("phone", "key", new byte[] {1, 2, 3});
            assertSample(store);
        }
    }

    private static void assertSample(Store store) throws IOException {
        assertThat(store.verify()).isEmpty();
        var alice = new AccountId(1);
        var row = store.item(alice, new ItemId(2)).orElseThrow();
        assertThat(row.name()).isEqualTo("caf\u00E9.ics");
        assertThat(row.properties().get("seen")).contains("1");
        assertThat(row.created()).isEqualTo(StoreScribe.NOON);
        assertThat(row.summary()).isEqualTo(StoreScribe.summary("uid-caf\u00E9.ics", 0, 3600, 5));
        assertThat(store.document(alice, row).octets()).asString().isEqualTo("three");
        assertThat(store.history(alice, new Position(100), 100))
                .extracting(entry -> entry.effect().name())
                .containsExactly("REMOVED", "CREATED", "CHANGED", "CHANGED", "CREATED");
        assertThat(store.changes(alice, new CollectionId(1), new Position(1), 100)
                        .removals())
                .extracting("name")
                .containsExactly("gone.ics");
        var device = store.devices(alice).getFirst();
        assertThat(store.state(alice, device.id(), "key")).contains(new byte[] {1, 2, 3});
    }
}
