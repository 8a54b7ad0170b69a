package sextant.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.testkit.ServerProcess;

/** tsdav, as npm ships it, on two machines of one person. It drops the line end after a document when it reads one. */
class TsdavTest {
    private static final String USER = "alma@example.org";
    private static final String PASSWORD = "correct horse";

    @TempDir
    private Path folder;

    private ServerProcess server;
    private Tsdav laptop;
    private Tsdav tablet;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(folder.resolve("data"));
        server.addUser(USER, PASSWORD);
        laptop = new Tsdav(folder.resolve("laptop"), server, USER, PASSWORD);
        tablet = new Tsdav(folder.resolve("tablet"), server, USER, PASSWORD);
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
    void findsTheAccountFromTheNameOfTheServerAlone() throws Exception {
        var here = server.uri().toString();
        assertThat(laptop.discover("caldav"))
                .contains(
                        "root\t" + here + "dav/",
                        "principal\t" + here + "dav/principals/alma%40example.org/",
                        "home\t" + here + "dav/calendars/alma%40example.org/")
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "collection\t" + here + "dav/calendars/alma%40example.org/calendar/\tCalendar\tVEVENT")
                        .contains("\ttrue\t")
                        .contains("syncCollection"))
                .anySatisfy(line -> assertThat(line).contains("/tasks/\tTasks\tVTODO\t"));
        assertThat(laptop.discover("carddav"))
                .anySatisfy(
                        line -> assertThat(line).contains("/addressbooks/alma%40example.org/contacts/\tContacts\t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webdav", "basic"})
    void whatIsMadeChangedAndRemovedGoesBothWays(String method) throws Exception {
        var series = laptop.write("calendar", "series.ics", Samples.seriesWithExceptions("series@example.org"));
        laptop.write("calendar", "gone.ics", Samples.event("gone", "To be removed"));
        var task = laptop.write("tasks", "task.ics", Samples.task("task-1", "Paint mast"));
        var photo =
                laptop.write("contacts", "photo.vcf", Samples.contactWithPhoto("photo-1", "Jürgen Groß", 224 * 1024));
        var group = laptop.write("contacts", "crew @ harbour.vcf", Samples.groupOfContacts("crew", "photo-1"));
        assertThat(laptop.push("caldav", "calendar")).allMatch(line -> line.startsWith("pushed\tcreated\t"));
        laptop.push("caldav", "tasks");
        laptop.push("carddav", "contacts");

        assertThat(tablet.pull("caldav", "calendar", method)).contains("pulled\tcreated\t2", "has\t2\t2");
        tablet.pull("caldav", "tasks", method);
        tablet.pull("carddav", "contacts", method);
        assertThat(tablet.files("calendar")).containsEntry("series.ics", series.strip());
        assertThat(tablet.files("tasks")).containsExactly(Map.entry("task.ics", task.strip()));
        assertThat(tablet.files("contacts"))
                .containsEntry("photo.vcf", photo.strip())
                .containsEntry("crew @ harbour.vcf", group.strip())
                .hasSize(2);

        var late = tablet.write("calendar", "series.ics", series.replace("Crane check", "Mast check"));
        Files.delete(tablet.folder("calendar").resolve("gone.ics"));
        tablet.write("calendar", "made.ics", Samples.event("made", "Made there"));
        assertThat(tablet.push("caldav", "calendar"))
                .containsExactlyInAnyOrder(
                        "pushed\tupdated\tseries.ics\t204",
                        "pushed\tcreated\tmade.ics\t201",
                        "pushed\tdeleted\tgone.ics\t204");

        laptop.pull("caldav", "calendar", method);
        assertThat(laptop.files("calendar"))
                .containsOnlyKeys("series.ics", "made.ics")
                .containsEntry("series.ics", late.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"webdav", "basic"})
    void nothingMovesWhenNothingChanged(String method) throws Exception {
        laptop.write("calendar", "a.ics", Samples.seriesWithExceptions("a"));
        laptop.push("caldav", "calendar");
        tablet.pull("caldav", "calendar", method);

        var still = List.of("pulled\tcreated\t0", "pulled\tupdated\t0", "pulled\tdeleted\t0", "has\t1\t1");
        assertThat(tablet.pull("caldav", "calendar", method)).isEqualTo(still);
        assertThat(laptop.push("caldav", "calendar")).isEmpty();
        laptop.pull("caldav", "calendar", method);
        assertThat(laptop.pull("caldav", "calendar", method)).isEqualTo(still);
    }

    @Test
    void aWriteThatComesTooLateIsRefused() throws Exception {
        var stored = laptop.write("calendar", "a.ics", Samples.event("a", "Stays"));
        laptop.push("caldav", "calendar");

        assertThat(tablet.run("late", "calendar", "a.ics"))
                .containsExactly("update\t412", "delete\t412", "create\t412");
        tablet.pull("caldav", "calendar", "webdav");
        assertThat(tablet.files("calendar")).containsEntry("a.ics", stored.strip());
    }

    @Test
    void aSpanOfTimeFindsTheInstancesInIt() throws Exception {
        laptop.write("calendar", "series.ics", Samples.seriesWithExceptions("series@example.org"));
        laptop.write("calendar", "winter.ics", Samples.event("winter", "In December"));
        laptop.push("caldav", "calendar");

        assertThat(laptop.run("range", "calendar", "2026-03-24T00:00:00Z", "2026-04-20T00:00:00Z", "whole"))
                .containsExactly("object\tseries.ics\t2");
        assertThat(laptop.run("range", "calendar", "2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z", "whole"))
                .containsExactly("object\twinter.ics\t1");
        assertThat(laptop.run("range", "calendar", "2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z", "whole"))
                .isEmpty();
    }

    @Test
    void aCalendarIsMadeWithNameColourAndComponent() throws Exception {
        assertThat(laptop.run("make", "Båt & tau @ 50%", "Båt & tau", "VTODO", "#FF8800FF"))
                .containsExactly("made\t201");

        assertThat(tablet.discover("caldav"))
                .anySatisfy(line ->
                        assertThat(line).contains("\tBåt & tau\tVTODO\t").endsWith("\t#FF8800FF"));
        tablet.write("Båt & tau @ 50%", "t.ics", Samples.task("t", "Splice"));
        tablet.push("caldav", "Båt & tau @ 50%");
        assertThat(laptop.pull("caldav", "Båt & tau @ 50%", "webdav")).contains("has\t1\t1");
    }

    @Test
    void eachConnectionIsADeviceAndSaysWhenItWasLastHere() throws Exception {
        laptop.discover("caldav");
        laptop.write("calendar", "a.ics", Samples.event("a", "First"));
        laptop.push("caldav", "calendar");
        laptop.pull("carddav", "contacts", "webdav");
        var before = devices();
        assertThat(before).hasSize(2);
        assertThat(before).anySatisfy(row -> assertThat(row).contains(USER, "Node.js", "CalDAV"));
        assertThat(before).anySatisfy(row -> assertThat(row).contains(USER, "Node.js", "CardDAV"));

        laptop.pull("caldav", "calendar", "webdav");

        var after = devices();
        assertThat(after).hasSize(2);
        assertThat(lastSync(after, "CalDAV")).isAfter(lastSync(before, "CalDAV"));
    }

    private List<String> devices() throws Exception {
        return server.sextant("device", "list").orFail().output().lines().toList();
    }

    private static Instant lastSync(List<String> rows, String type) {
        return rows.stream()
                .filter(row -> row.contains(type))
                .flatMap(row -> Arrays.stream(row.split("\t", -1)))
                .filter(field -> field.endsWith("Z") && field.startsWith("20"))
                .map(Instant::parse)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"webdav", "basic"})
    void afterItsDeviceIsRemovedEveryItemIsThereExactlyOnce(String method) throws Exception {
        for (int i = 0; i < 25; i++) {
            laptop.write("calendar", i + ".ics", Samples.event("e" + i, "Event " + i));
            laptop.write("contacts", i + ".vcf", Samples.contact("c" + i, "Contact " + i));
        }
        laptop.push("caldav", "calendar");
        laptop.push("carddav", "contacts");
        laptop.pull("caldav", "calendar", method);
        laptop.pull("carddav", "contacts", method);
        var events = laptop.files("calendar");
        var contacts = laptop.files("contacts");
        for (var row : devices()) {
            server.sextant("device", "remove", row.substring(row.lastIndexOf('\t') + 1))
                    .orFail();
        }
        assertThat(devices()).isEmpty();

        var again = laptop.pull("caldav", "calendar", method);
        laptop.pull("carddav", "contacts", method);

        assertThat(again).contains("has\t25\t25");
        assertThat(again.contains("pulled\tanew")).isEqualTo(method.equals("webdav"));
        assertThat(laptop.files("calendar")).isEqualTo(events).hasSize(25);
        assertThat(laptop.files("contacts")).isEqualTo(contacts).hasSize(25);
        assertThat(devices()).hasSize(2);
    }

    @Test
    void tenThousandEventsAreSyncedAndThenOnlyWhatChanges() throws Exception {
        var source = Files.createDirectories(folder.resolve("source"));
        for (int i = 0; i < 10_000; i++) {
            Files.writeString(source.resolve(i + ".ics"), Samples.event("bulk-" + i, "Bulk event " + i));
        }
        server.sextant("import", "--user", USER, source.toString()).orFail();

        assertThat(laptop.pull("caldav", "calendar", "webdav")).contains("pulled\tcreated\t10000", "has\t10000\t10000");
        assertThat(laptop.pull("caldav", "calendar", "webdav")).contains("pulled\tcreated\t0", "has\t10000\t10000");
        tablet.write("calendar", "one more.ics", Samples.event("more", "One more"));
        tablet.push("caldav", "calendar");
        assertThat(laptop.pull("caldav", "calendar", "webdav"))
                .containsExactly("pulled\tcreated\t1", "pulled\tupdated\t0", "pulled\tdeleted\t0", "has\t10001\t10001");
    }
}
