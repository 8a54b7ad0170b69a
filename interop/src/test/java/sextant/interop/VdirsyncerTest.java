package sextant.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.testkit.ServerProcess;

/** vdirsyncer with khal and khard, as Debian ships them, on two machines of one person. */
class VdirsyncerTest {
    private static final String USER = "alma@example.org";
    private static final String PASSWORD = "correct horse";

    @TempDir
    private Path folder;

    private ServerProcess server;
    private Vdirsyncer machine;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(folder.resolve("data"));
        server.addUser(USER, PASSWORD);
        machine = new Vdirsyncer(folder.resolve("laptop"), server, USER, PASSWORD);
    }

    @AfterEach
    void stopAndVerify() throws Exception {
        var verified = server.sextant("verify");
        var exit = server.stop();
        server.close();
        assertThat(verified.exit()).as(verified.output()).isZero();
        assertThat(exit).isZero();
    }

    @Test
    void findsTheCollectionsThatEveryAccountHas() throws Exception {
        machine.discover();

        assertThat(machine.calendars().resolve("calendar")).isDirectory();
        assertThat(machine.calendars().resolve("tasks")).isDirectory();
        assertThat(machine.calendars().resolve("notes")).isDirectory();
        assertThat(machine.cards().resolve("contacts")).isDirectory();
    }

    @Test
    void whatIsMadeHereIsThereOctetForOctet() throws Exception {
        machine.discover();
        var calendar = machine.calendars().resolve("calendar");
        var series = write(calendar, "series.ics", Samples.seriesWithExceptions("series@example.org"));
        var task = write(machine.calendars().resolve("tasks"), "task.ics", Samples.task("task-1", "Paint mast"));
        var note = write(machine.calendars().resolve("notes"), "note.ics", Samples.note("note-1", "Rope list"));
        var card = write(
                machine.cards().resolve("contacts"),
                "photo.vcf",
                Samples.contactWithPhoto("photo-1", "Jürgen Groß", 224 * 1024));

        machine.sync();

        assertThat(exported().values()).containsExactlyInAnyOrder(series, task, note, card);
    }

    @Test
    void changesAndRemovalsGoBothWays() throws Exception {
        machine.discover();
        var other = secondMachine();
        var here = machine.calendars().resolve("calendar");
        var there = other.calendars().resolve("calendar");
        write(here, "changed.ics", Samples.seriesWithExceptions("changed"));
        write(here, "removed.ics", Samples.event("removed", "To be removed"));
        machine.sync();
        other.sync();
        assertThat(Vdirsyncer.files(there)).isEqualTo(Vdirsyncer.files(here)).hasSize(2);

        write(there, "changed.ics", Samples.seriesWithExceptions("changed").replace("Crane check", "Mast check"));
        Files.delete(there.resolve("removed.ics"));
        write(there, "made.ics", Samples.event("made", "Made there"));
        other.sync();
        machine.sync();

        assertThat(Vdirsyncer.files(here))
                .isEqualTo(Vdirsyncer.files(there))
                .containsOnlyKeys("changed.ics", "made.ics");
        assertThat(Vdirsyncer.files(here).get("changed.ics")).contains("Mast check (late)");

        Files.delete(here.resolve("made.ics"));
        machine.sync();
        other.sync();

        assertThat(Vdirsyncer.files(there)).containsOnlyKeys("changed.ics");
    }

    @Test
    void nothingMovesWhenNothingChanged() throws Exception {
        machine.discover();
        write(machine.calendars().resolve("calendar"), "a.ics", Samples.seriesWithExceptions("a"));
        write(machine.cards().resolve("contacts"), "b.vcf", Samples.contact("b", "Bo"));
        machine.sync();
        var before = exported();

        var again = machine.sync();

        assertThat(again.output()).doesNotContain("Copying", "Deleting");
        assertThat(exported()).isEqualTo(before);
    }

    @Test
    void namesAndColoursOfCalendarsAreCarriedOver() throws Exception {
        machine.discover();
        machine.sync();
        var tasks = machine.calendars().resolve("tasks");
        Files.writeString(tasks.resolve("displayname"), "Båt & Tau");
        Files.writeString(tasks.resolve("color"), "#FF8800");
        machine.sync();

        var other = secondMachine();
        other.sync();

        assertThat(other.calendars().resolve("tasks").resolve("displayname")).hasContent("Båt & Tau");
        assertThat(Files.readString(other.calendars().resolve("tasks").resolve("color"))
                        .strip())
                .isEqualToIgnoringCase("#FF8800");
    }

    @Test
    void calendarsWithAwkwardNamesAreMadeOnTheServer() throws Exception {
        var name = "Møter @ harbour 50%";
        Files.createDirectories(machine.calendars().resolve(name));
        Files.createDirectories(machine.cards().resolve("Gamle kjente"));
        machine.discover();
        write(machine.calendars().resolve(name), "x.ics", Samples.event("x", "In an awkward place"));
        write(machine.calendars().resolve(name), "y.ics", Samples.task("y", "A task among events"));
        write(machine.cards().resolve("Gamle kjente"), "z.vcf", Samples.contact("z", "Zoë"));
        machine.sync();

        var other = secondMachine();
        other.sync();

        assertThat(Vdirsyncer.files(other.calendars().resolve(name))).containsOnlyKeys("x.ics", "y.ics");
        assertThat(Vdirsyncer.files(other.cards().resolve("Gamle kjente"))).containsOnlyKeys("z.vcf");
    }

    @Test
    void khalAndKhardWriteWhatTheOtherMachineReads() throws Exception {
        machine.discover();
        machine.khal(
                "new",
                "-a",
                "calendar",
                "2026-12-01",
                "10:00",
                "11:00",
                "Weekly review",
                "--repeat",
                "weekly",
                "--until",
                "2027-01-15");
        machine.khard("""
                First name: Ada
                Last name: Fjord
                Email:
                  work: ada@example.org
                Phone:
                  cell: "+47 900 00 001"
                """, "new", "-a", "contacts");
        machine.sync();

        var other = secondMachine();
        other.sync();

        assertThat(other.khal("list", "2026-12-08", "2026-12-09").output()).contains("Weekly review");
        assertThat(other.khard("", "list").output()).contains("Ada Fjord", "ada@example.org");
    }

    @Test
    void eachConnectionIsADevice() throws Exception {
        machine.discover();
        machine.sync();

        var rows = server.sextant("device", "list").orFail().output().lines().toList();

        assertThat(rows).hasSize(2);
        assertThat(rows).anySatisfy(row -> assertThat(row).contains(USER, "vdirsyncer", "CalDAV"));
        assertThat(rows).anySatisfy(row -> assertThat(row).contains(USER, "vdirsyncer", "CardDAV"));
    }

    @Test
    void afterItsDeviceIsRemovedEveryItemIsThereExactlyOnce() throws Exception {
        machine.discover();
        for (int i = 0; i < 25; i++) {
            write(machine.calendars().resolve("calendar"), i + ".ics", Samples.event("e" + i, "Event " + i));
            write(machine.cards().resolve("contacts"), i + ".vcf", Samples.contact("c" + i, "Contact " + i));
        }
        machine.sync();
        var before = exported();
        for (var row :
                server.sextant("device", "list").orFail().output().lines().toList()) {
            server.sextant("device", "remove", row.substring(row.lastIndexOf('\t') + 1))
                    .orFail();
        }
        assertThat(server.sextant("device", "list").orFail().output()).isEmpty();

        machine.sync();

        assertThat(exported()).isEqualTo(before).hasSize(50);
        assertThat(Vdirsyncer.files(machine.calendars().resolve("calendar"))).hasSize(25);
        assertThat(server.sextant("device", "list").orFail().output().lines()).hasSize(2);
    }

    @Test
    void tenThousandEventsAreSyncedAndThenNothingMoves() throws Exception {
        var source = Files.createDirectories(folder.resolve("source"));
        for (int i = 0; i < 10_000; i++) {
            write(source, i + ".ics", Samples.event("bulk-" + i, "Bulk event " + i));
        }
        server.sextant("import", "--user", USER, source.toString()).orFail();

        machine.discover();
        machine.sync();

        assertThat(Vdirsyncer.files(machine.calendars().resolve("calendar"))).hasSize(10_000);
        assertThat(machine.sync().output()).doesNotContain("Copying", "Deleting");
    }

    @Test
    void aServerThatWasKilledGoesOnWhereItWas() throws Exception {
        machine.discover();
        write(machine.calendars().resolve("calendar"), "before.ics", Samples.event("before", "Before"));
        machine.sync();
        server.kill();
        server.restart();
        write(machine.calendars().resolve("calendar"), "after.ics", Samples.event("after", "After"));

        var again = machine.sync();

        assertThat(again.output()).contains("after").doesNotContain("Deleting");
        assertThat(exported()).hasSize(2);
    }

    private Vdirsyncer secondMachine() throws Exception {
        var other = new Vdirsyncer(folder.resolve("tablet"), server, USER, PASSWORD);
        other.discover();
        return other;
    }

    /** Everything the account holds, by path. */
    private SortedMap<String, String> exported() throws Exception {
        var out = Files.createTempDirectory(folder, "export");
        server.sextant("export", "--user", USER, "--out", out.toString()).orFail();
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(out)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                found.put(out.relativize(file).toString(), Files.readString(file, UTF_8));
            }
        }
        return found;
    }

    private static String write(Path collection, String name, String document) throws IOException {
        Files.writeString(collection.resolve(name), document, UTF_8);
        return document;
    }
}
