package sextant.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "a server runs: {0}")
@ValueSource(booleans = {false, true})
class ImportAndExportTest {
    private static final String USER = "alice@example.org";

    @Parameter
    private boolean running;

    @TempDir
    private Path folder;

    private Machine machine;

    @BeforeEach
    void set() throws IOException {
        machine = new Machine(folder);
        if (running) {
            machine.serve();
        }
        add(USER);
        add("bob@example.org");
    }

    private void add(String address) {
        assertThat(machine.typed("secret\n", "user", "add", address, "--password-stdin")
                        .code())
                .isZero();
    }

    @AfterEach
    void end() throws IOException {
        machine.close();
    }

    @Test
    void anImportRepeatedAddsNothing() throws IOException {
        file("mixed.ics", calendar(event("one", "First"), event("two", "Second"), task("three")));

        assertThat(imported("mixed.ics")).isEqualTo("3 added, 0 changed, 0 unchanged, 0 refused\n");
        assertThat(imported("mixed.ics")).isEqualTo("0 added, 0 changed, 3 unchanged, 0 refused\n");

        file("mixed.ics", calendar(event("one", "First, changed"), event("two", "Second"), task("three")));
        assertThat(imported("mixed.ics")).isEqualTo("0 added, 1 changed, 2 unchanged, 0 refused\n");
    }

    @Test
    void aFolderIsMadeOnceAndFoundAgain() throws IOException {
        file("mixed.ics", calendar(event("one", "First"), task("two")));

        assertThat(imported("--folder", "Übungen", "mixed.ics"))
                .isEqualTo("2 added, 0 changed, 0 unchanged, 0 refused\n");
        assertThat(imported("--folder", "Übungen", "mixed.ics"))
                .isEqualTo("0 added, 0 changed, 2 unchanged, 0 refused\n");
        assertThat(exported(USER, "out")).containsOnlyKeys("Übungen%event/one.ics", "Übungen%task/two.ics");
    }

    @Test
    void foldersAreReadThroughAndOtherFilesLeftAlone() throws IOException {
        file("all/a/one.ics", calendar(event("one", "First")));
        file("all/b/c/two.VCF", "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:two\r\nFN:Two\r\nN:Two;;;;\r\nEND:VCARD\r\n");
        file("all/readme.txt", "nothing to import");

        assertThat(imported("all")).isEqualTo("2 added, 0 changed, 0 unchanged, 0 refused\n");
    }

    @Test
    void whatIsRefusedIsToldAndTheRestGoesIn() throws IOException {
        file("bad.ics", calendar(event("one", "First"), "BEGIN:VFREEBUSY\r\nUID:x\r\nEND:VFREEBUSY\r\n"));

        var ran = machine.sextant("import", "--user", USER, "bad.ics");

        assertThat(ran.out()).isEqualTo("1 added, 0 changed, 0 unchanged, 1 refused\n");
        assertThat(ran.err()).contains("bad.ics, line 9: a VFREEBUSY is no event, task or note");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void manyItemsGoInByBatchesAndShowHowFarTheyAre() throws IOException {
        var events = new String[1200];
        for (var i = 0; i < events.length; i++) {
            events[i] = event("uid-" + i, "Event " + i);
        }
        file("many.ics", calendar(events));

        var ran = machine.sextant("import", "--user", USER, "many.ics");

        assertThat(ran.out()).isEqualTo("1200 added, 0 changed, 0 unchanged, 0 refused\n");
        assertThat(ran.err()).isEqualTo("1000 items ...\n");
    }

    /** Whatever was exported comes back under its name, octet for octet, in a collection of the same name. */
    @Test
    void anExportThatIsImportedIsExportedTheSame() throws IOException {
        for (var seed = 1L; seed <= 3; seed++) {
            var random = new SplittableRandom(seed);
            var name = "mailbox-" + seed;
            for (var i = 0; i < 12; i++) {
                file(
                        name + "/" + i + ".ics",
                        calendar(random.nextBoolean() ? event(uid(random), "x") : task(uid(random))));
            }
            machine.sextant("import", "--user", USER, "--folder", "Seed " + seed, name);
        }

        var first = exported(USER, "first");
        assertThat(machine.sextant("import", "--user", "bob@example.org", "first")
                        .code())
                .isZero();

        assertThat(first).isNotEmpty();
        assertThat(exported("bob@example.org", "second")).isEqualTo(first);
    }

    private static String uid(SplittableRandom random) {
        var alphabet = "abcÄ東🧭%. @:/";
        var text = new StringBuilder("u" + random.nextInt(1_000_000));
        for (var i = 0; i < random.nextInt(8); i++) {
            text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, random.nextInt(12))));
        }
        return text.append('z').toString();
    }

    private Map<String, String> exported(String user, String out) throws IOException {
        var ran = machine.sextant("export", "--user", user, "--out", out);
        assertThat(ran.code()).as(ran.err()).isZero();
        var files = new TreeMap<String, String>();
        var root = folder.resolve(out);
        try (var all = Files.walk(root)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(".sextant-folder")) {
                    files.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    private String imported(String... arguments) {
        var all = new String[arguments.length + 3];
        all[0] = "import";
        all[1] = "--user";
        all[2] = USER;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        var ran = machine.sextant(all);
        assertThat(ran.err()).isEmpty();
        return ran.out();
    }

    private void file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String calendar(String... components) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + String.join("", components) + "END:VCALENDAR\r\n";
    }

    private static String event(String uid, String summary) {
        return "BEGIN:VEVENT\r\nUID:" + uid
                + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260101T100000Z\r\nSUMMARY:" + summary
                + "\r\nEND:VEVENT\r\n";
    }

    private static String task(String uid) {
        return "BEGIN:VTODO\r\nUID:" + uid + "\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Task\r\nEND:VTODO\r\n";
    }
}
