package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.mailbox.AccountId;
import sextant.mailbox.Device;
import sextant.mailbox.HistoryEntry;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;
import sextant.mailbox.store.Store;

/**
 * Processes killed at random moments. Set the property {@code sextant.kills} for more than the few of every test run, and
 * {@code sextant.seed} for other moments.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("sextant.kills", 8);
    private static final long SEED = Long.getLong("sextant.seed", 1);

    @TempDir
    Path temporary;

    /** What the killed processes said: operations they tried, and the heads of those that were acknowledged. */
    private final Map<String, Long> accounts = new HashMap<>();

    private final Map<String, Long> acknowledged = new TreeMap<>();

    @Test
    void afterEveryKillEachAcknowledgedWriteIsThereOnce() throws Exception {
        var random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            int patience = 1 + random.nextInt(300);
            try (Child child = Child.start(CrashLoad.class, temporary.toString(), "run" + kill)) {
                int before = acknowledged.size();
                while (acknowledged.size() < before + patience) {
                    note(child.line());
                }
                child.kill().forEach(this::note);
            }
            try (Store store = new Shelter(temporary).open()) {
                assertSound(store, "seed " + SEED + ", kill " + kill);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);
    }

    private void note(String line) {
        String[] words = line.split(" ", -1);
        accounts.put(words[2], Long.valueOf(words[1]));
        if (words[0].equals("ack")) {
            acknowledged.put(words[2], Long.valueOf(words[3]));
        }
    }

    private void assertSound(Store store, String when) {
        assertThat(store.verify()).as(when).isEmpty();
        for (var account : store.accounts()) {
            if (account.address().startsWith("user")) {
                assertAccount(store, account.id(), when);
            }
        }
    }

    private void assertAccount(Store store, AccountId account, String when) {
        long head = store.head(account).orElseThrow().position().value();
        var found = new HashMap<String, Long>();
        for (HistoryEntry entry : store.history(account, new Position(head + 1), 1_000_000)) {
            Long twice = found.put(entry.author().via(), entry.position().value());
            assertThat(twice).as("%s: %s is there twice", when, entry.author()).isNull();
            assertThat(accounts).as(when).containsEntry(entry.author().via(), account.value());
        }
        // position 1 made the collection, every other one is an operation
        assertThat(found.values())
                .as(when)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, head).boxed().toList());
        acknowledged.forEach((operation, position) -> {
            if (Long.valueOf(account.value()).equals(accounts.get(operation))) {
                assertThat(found).as(when).containsEntry(operation, position);
                assertThat(store.appended(account, new OperationId(operation)))
                        .as(when)
                        .contains(new Position(position));
            }
        });
        assertStates(store, account, found, when);
    }

    /** The state of a device is that of its newest operation: they were one batch. */
    private static void assertStates(Store store, AccountId account, Map<String, Long> found, String when) {
        for (Device device : store.devices(account)) {
            String prefix = device.identifier() + "-";
            String newest = found.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("none");
            assertThat(store.state(account, device.id(), "last").map(CrashTest::text))
                    .as(when)
                    .contains(newest);
        }
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    @Test
    void aMigrationThatIsKilledLeavesTheVersionBeforeIt() throws Exception {
        var shelter = new Shelter(temporary);
        shelter.open().close();
        try (Child child = Child.start(SlowMigration.class, temporary.toString())) {
            assertThat(child.line()).isEqualTo("migrating");
            Path log = temporary.resolve("sextant.db-wal");
            while (!Files.exists(log) || Files.size(log) < 500_000) {
                Thread.onSpinWait();
            }
            child.kill();
        }
        assertVersion(shelter, Migrations.OWN.newest());
        try (Store store = shelter.open()) {
            assertThat(store.verify()).isEmpty();
        }
        shelter.open(SlowMigration.migrations(10)).close();
        assertVersion(shelter, Migrations.OWN.newest() + 1);
        assertThat(shelter.ask("SELECT count(*) FROM filler")).containsExactly("10");
    }

    private static void assertVersion(Shelter shelter, int version) throws SQLException {
        assertThat(shelter.ask("PRAGMA user_version")).containsExactly(String.valueOf(version));
    }

    /** Opens a store with one more migration, which fills a table for longer than it will live. */
    static final class SlowMigration {
        private SlowMigration() {}

        public static void main(String[] arguments) {
            System.out.println("migrating");
            new Shelter(Path.of(arguments[0])).open(migrations(50_000_000)).close();
        }

        static Migrations migrations(int rows) {
            var scripts = new ArrayList<>(Migrations.OWN.scripts());
            scripts.add(new Migrations.Script(
                    "slow",
                    "CREATE TABLE filler (text TEXT) STRICT; INSERT INTO filler SELECT hex(randomblob(500)) FROM"
                            + " (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT " + rows
                            + ") SELECT i FROM n);"));
            return new Migrations(scripts);
        }
    }
}
