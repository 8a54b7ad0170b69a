package sextant.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.interop.SyncEvolution.Moved;
import sextant.testkit.ServerProcess;

/** SyncEvolution, as Debian ships it, on two machines of one person. */
class SyncEvolutionTest {
    private static final String USER = "alma@example.org";
    private static final String PASSWORD = "correct horse";

    @TempDir
    private Path folder;

    private ServerProcess server;
    private SyncEvolution laptop;
    private SyncEvolution tablet;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(folder.resolve("data"));
        server.addUser(USER, PASSWORD);
        laptop = new SyncEvolution(folder.resolve("laptop"), server, USER, PASSWORD);
        tablet = new SyncEvolution(folder.resolve("tablet"), server, USER, PASSWORD);
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
    void findsItsPlacesFromTheNameOfTheServerAlone() throws Exception {
        var home = server.uri() + "dav/";
        assertThat(laptop.find("caldav")).contains("Calendar (" + home + "calendars/alma%40example.org/calendar/)");
        assertThat(laptop.find("caldavtodo")).contains("Tasks (" + home + "calendars/alma%40example.org/tasks/)");
        assertThat(laptop.find("caldavjournal")).contains("Notes (" + home + "calendars/alma%40example.org/notes/)");
        assertThat(laptop.find("carddav")).contains("Contacts (" + home + "addressbooks/alma%40example.org/contacts/)");
    }

    @Test
    void whatIsMadeOnOneMachineIsOnTheOther() throws Exception {
        laptop.write("calendar", "e.ics", Samples.event("e1", "Lunch ashore"));
        laptop.write("todo", "t.ics", Samples.task("t1", "Paint mast"));
        laptop.write("memo", "n.ics", Samples.note("n1", "Rope list"));
        laptop.write("addressbook", "c.vcf", Samples.contactWithPhoto("c1", "Jürgen Groß", 30 * 1024));

        var up = laptop.syncSlowly();
        for (var store : SyncEvolution.STORES) {
            assertThat(up.there(store)).as(store).isEqualTo(new Moved(1, 0, 0, 0));
        }
        var down = tablet.syncSlowly();
        for (var store : SyncEvolution.STORES) {
            assertThat(down.here(store)).as(store).isEqualTo(new Moved(1, 0, 0, 0));
        }

        assertThat(tablet.documents("calendar"))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .contains(
                                "UID:e1",
                                "SUMMARY:Lunch ashore",
                                "DTSTART:20261201T090000Z",
                                "DTEND:20261201T100000Z"));
        assertThat(tablet.documents("todo"))
                .singleElement()
                .satisfies(task -> assertThat(task)
                        .contains(
                                "SUMMARY:Paint mast",
                                "20261224",
                                "PRIORITY:3",
                                "STATUS:IN-PROCESS",
                                "PERCENT-COMPLETE:40"));
        assertThat(tablet.documents("memo"))
                .singleElement()
                .satisfies(note -> assertThat(note).contains("SUMMARY:Rope list", "12 mm x 40 m"));
        assertThat(tablet.documents("addressbook"))
                .singleElement()
                .satisfies(card -> assertThat(card).contains("Jürgen Groß", "c1@example.org", "PHOTO"));
        assertThat(laptop.sync().movedNothing()).isTrue();
        assertThat(tablet.sync().movedNothing()).isTrue();
    }

    @Test
    void aSeriesWithItsExceptionsIsOneObjectOnTheServerAndKeepsBothWays() throws Exception {
        importToCalendar(Samples.seriesWithExceptions("series@example.org"));

        laptop.syncSlowly();
        assertThat(laptop.documents("calendar")).hasSize(2);
        var exception = laptop.find("calendar", "RECURRENCE-ID");
        Files.writeString(
                exception, Files.readString(exception, UTF_8).replace("Crane check (late)", "Crane check (later)"));
        var changed = laptop.sync();
        assertThat(changed.there("calendar")).isEqualTo(new Moved(0, 1, 0, 0));

        assertThat(stored())
                .singleElement()
                .satisfies(object -> assertThat(object)
                        .contains(
                                "SUMMARY:Crane check\r\n",
                                "SUMMARY:Crane check (later)\r\n",
                                "EXDATE",
                                "RECURRENCE-ID"));
        tablet.syncSlowly();
        assertThat(tablet.documents("calendar")).hasSize(2);
        assertThat(Files.readString(tablet.find("calendar", "RECURRENCE-ID")))
                .contains("Crane check (later)", "20260331T103000");

        // an instance is taken out of the series again
        Files.delete(tablet.find("calendar", "RECURRENCE-ID"));
        tablet.sync();
        laptop.sync();
        assertThat(laptop.documents("calendar"))
                .singleElement()
                .satisfies(series -> assertThat(series).contains("RRULE"));
        assertThat(stored()).hasSize(1);
    }

    @Test
    void changesAndRemovalsGoBothWays() throws Exception {
        laptop.write("calendar", "changed.ics", Samples.event("changed", "Before"));
        laptop.write("calendar", "removed.ics", Samples.event("removed", "To be removed"));
        laptop.write("addressbook", "changed.vcf", Samples.contact("c1", "Ada"));
        laptop.write("todo", "changed.ics", Samples.task("t1", "Paint mast"));
        laptop.syncSlowly();
        tablet.syncSlowly();

        replace(tablet.find("calendar", "UID:changed"), "SUMMARY:Before", "SUMMARY:After");
        replace(tablet.find("addressbook", "Ada"), "c1@example.org", "ada@example.org");
        replace(tablet.find("todo", "Paint"), "PERCENT-COMPLETE:40", "PERCENT-COMPLETE:80");
        Files.delete(tablet.find("calendar", "UID:removed"));
        tablet.write("calendar", "made.ics", Samples.event("made", "Made there"));
        var up = tablet.sync();
        assertThat(up.there("calendar")).isEqualTo(new Moved(1, 1, 1, 0));
        assertThat(up.there("addressbook")).isEqualTo(new Moved(0, 1, 0, 0));
        assertThat(up.there("todo")).isEqualTo(new Moved(0, 1, 0, 0));

        var down = laptop.sync();
        assertThat(down.here("calendar")).isEqualTo(new Moved(1, 1, 1, 0));
        assertThat(down.there().values()).allMatch(new Moved(0, 0, 0, 0)::equals);
        assertThat(laptop.documents("calendar"))
                .hasSize(2)
                .anyMatch(event -> event.contains("SUMMARY:After"))
                .anyMatch(event -> event.contains("SUMMARY:Made there"));
        assertThat(laptop.documents("addressbook"))
                .singleElement()
                .satisfies(card -> assertThat(card).contains("ada@example.org"));
        assertThat(laptop.documents("todo"))
                .singleElement()
                .satisfies(task -> assertThat(task).contains("PERCENT-COMPLETE:80"));
        assertThat(tablet.sync().movedNothing()).isTrue();
    }

    @Test
    void groupsOfContactsStayGroups() throws Exception {
        laptop.write("addressbook", "member.vcf", Samples.contact("ada", "Ada"));
        laptop.write("addressbook", "group.vcf", Samples.groupOfContacts("crew", "ada"));
        laptop.syncSlowly();

        assertThat(stored())
                .anySatisfy(card -> assertThat(card)
                        .contains("X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ada"));
        tablet.syncSlowly();
        assertThat(Files.readString(tablet.find("addressbook", "Crew")))
                .contains("X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ada");
        assertThat(laptop.sync().movedNothing()).isTrue();
    }

    @Test
    void eachConnectionIsADevice() throws Exception {
        laptop.write("calendar", "e.ics", Samples.event("e1", "Lunch"));
        laptop.syncSlowly();

        assertThat(devices()).hasSize(2);
        assertThat(devices()).anySatisfy(row -> assertThat(row).contains(USER, "SyncEvolution", "CalDAV"));
        assertThat(devices()).anySatisfy(row -> assertThat(row).contains(USER, "SyncEvolution", "CardDAV"));
    }

    @Test
    void afterItsDeviceIsRemovedEveryItemIsThereExactlyOnce() throws Exception {
        for (int i = 0; i < 25; i++) {
            laptop.write("calendar", i + ".ics", Samples.event("e" + i, "Event " + i));
            laptop.write("addressbook", i + ".vcf", Samples.contact("c" + i, "Contact " + i));
        }
        laptop.syncSlowly();
        var before = stored();
        for (var row : devices()) {
            server.sextant("device", "remove", row.substring(row.lastIndexOf('\t') + 1))
                    .orFail();
        }

        var again = laptop.sync();

        assertThat(again.output()).doesNotContain("[ERROR]");
        assertThat(stored()).isEqualTo(before).hasSize(50);
        assertThat(laptop.documents("calendar")).hasSize(25);
        assertThat(laptop.documents("addressbook")).hasSize(25);
        assertThat(devices()).hasSize(2);
    }

    @Test
    void tenThousandEventsAreSyncedAndThenNothingMoves() throws Exception {
        var source = Files.createDirectories(folder.resolve("source"));
        for (int i = 0; i < 10_000; i++) {
            Files.writeString(source.resolve(i + ".ics"), Samples.event("bulk-" + i, "Bulk event " + i));
        }
        server.sextant("import", "--user", USER, source.toString()).orFail();

        assertThat(laptop.syncSlowly().here("calendar")).isEqualTo(new Moved(10_000, 0, 0, 0));
        assertThat(laptop.sync().movedNothing()).isTrue();
        assertThat(laptop.documents("calendar")).hasSize(10_000);
    }

    private void importToCalendar(String document) throws Exception {
        var source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(source.resolve("series.ics"), document);
        server.sextant("import", "--user", USER, source.toString()).orFail();
    }

    private static void replace(Path file, String text, String by) throws Exception {
        var document = Files.readString(file, UTF_8);
        assertThat(document).contains(text);
        Files.writeString(file, document.replace(text, by), UTF_8);
    }

    private List<String> devices() throws Exception {
        return server.sextant("device", "list").orFail().output().lines().toList();
    }

    /** Every document the account holds. */
    private List<String> stored() throws Exception {
        var out = Files.createTempDirectory(folder, "export");
        server.sextant("export", "--user", USER, "--out", out.toString()).orFail();
        var found = new ArrayList<String>();
        try (var files = Files.walk(out)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".ics") || name.endsWith(".vcf")) {
                    found.add(Files.readString(file, UTF_8));
                }
            }
        }
        return found;
    }
}
