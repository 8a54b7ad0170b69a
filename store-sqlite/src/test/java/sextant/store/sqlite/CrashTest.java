package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void afterEveryKillEachAcknowledgedWriteIsThereOnce() throws Exception {
        var random = new SplittableRandom(SEED);
        var said = new Acknowledgements();
        for (int kill = 0; kill < KILLS; kill++) {
            int enough = said.count() + 1 + random.nextInt(300);
            try (Child child = Child.start(CrashLoad.class, temporary.toString(), "run" + kill)) {
                while (said.count() < enough) {
                    said.note(child.line());
                }
                child.kill().forEach(said::note);
            }
            try (Store store = new Shelter(temporary).open()) {
                said.assertKeptBy(store, "seed " + SEED + ", kill " + kill);
            }
        }
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
