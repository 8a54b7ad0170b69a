package sextant.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.testkit.Result;
import sextant.testkit.ServerProcess;

/** cadaver, as Debian ships it: a person with a shell on her files, calendar and address book. */
class CadaverTest {
    private static final String USER = "alma@example.org";
    private static final String PASSWORD = "correct-horse";

    @TempDir
    private Path folder;

    private ServerProcess server;
    private Path home;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(folder.resolve("data"));
        server.addUser(USER, PASSWORD);
        home = Files.createDirectories(folder.resolve("home"));
        // without a terminal it takes a password from nowhere else
        Files.writeString(
                home.resolve(".netrc"),
                "machine " + server.uri().getHost() + " login " + USER + " password " + PASSWORD + "\n");
    }

    @AfterEach
    void stopAndVerify() throws Exception {
        var verified = server.sextant("verify");
        server.close();
        assertThat(verified.exit()).as(verified.output()).isZero();
    }

    private String cadaver(String path, String... commands) throws IOException, InterruptedException {
        var process = new ProcessBuilder("cadaver", server.uri().resolve(path).toString()).directory(home.toFile());
        process.environment().put("HOME", home.toString());
        var result =
                Result.of(process, String.join("\n", commands) + "\nquit\n").orFail();
        assertThat(result.output()).doesNotContain("Authentication required");
        return result.output();
    }

    private String files(String... commands) throws IOException, InterruptedException {
        return cadaver("/dav/files/" + USER + "/", commands);
    }

    @Test
    void filesGoThereAndComeBackAsTheyWere() throws Exception {
        var octets = new byte[300_000];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (i * 31 + (i >> 8));
        }
        Files.write(home.resolve("picture.bin"), octets);

        var there = files("mkcol album", "cd album", "put picture.bin", "ls");
        var back = files("get album/picture.bin back.bin");

        assertThat(there).contains("picture.bin", "300000").doesNotContain("failed");
        assertThat(back).contains("succeeded");
        assertThat(Files.readAllBytes(home.resolve("back.bin"))).isEqualTo(octets);
    }

    @Test
    void foldersAndFilesAreCopiedMovedAndDeleted() throws Exception {
        Files.writeString(home.resolve("a.txt"), "letter");

        var output = files(
                "mkcol one",
                "put a.txt one/a.txt",
                "copy one two",
                "move one three",
                "copy two/a.txt two/b.txt",
                "move two/b.txt three/c.txt",
                "delete two/a.txt",
                "ls",
                "ls two",
                "ls three",
                "rmcol two",
                "get three/c.txt c.txt");

        assertThat(output).doesNotContain("failed");
        assertThat(Files.readString(home.resolve("c.txt"))).isEqualTo("letter");
        assertThat(files("ls")).contains("three").doesNotContain("two", "one ");
    }

    @Test
    void propertiesAreSetAndRead() throws Exception {
        Files.writeString(home.resolve("a.txt"), "letter");

        var output = files(
                "put a.txt",
                "propset a.txt mood cheerful",
                "propget a.txt mood",
                "move a.txt b.txt",
                "propget b.txt mood");

        assertThat(output).doesNotContain("failed").containsPattern("(?s)cheerful.*cheerful.*cheerful");
    }

    @Test
    void whatIsLockedOthersCannotWriteUntilItIsUnlocked() throws Exception {
        Files.writeString(home.resolve("a.txt"), "mine");
        files("put a.txt");
        Files.writeString(home.resolve("b.txt"), "theirs");

        // a session ends without its lock, as a client that crashed
        var locked = files("lock a.txt", "discover a.txt");
        var refused = files("put b.txt a.txt");
        var session = files("put b.txt c.txt", "lock c.txt", "put a.txt c.txt", "unlock c.txt", "put a.txt c.txt");

        assertThat(locked).contains("succeeded", "Depth 0", "Scope: exclusive");
        assertThat(refused).contains("423 Locked");
        assertThat(session).doesNotContain("failed");
    }

    @Test
    void anEventAndAContactGoThereAndComeBackAsTheyWere() throws Exception {
        var event = Samples.event("e-1", "Launch");
        var card = Samples.contact("c-1", "Bo");
        Files.writeString(home.resolve("e.ics"), event, UTF_8);
        Files.writeString(home.resolve("c.vcf"), card, UTF_8);

        var calendar = cadaver("/dav/calendars/" + USER + "/calendar/", "put e.ics", "ls", "get e.ics back.ics");
        var book = cadaver("/dav/addressbooks/" + USER + "/contacts/", "put c.vcf", "ls", "get c.vcf back.vcf");

        assertThat(calendar).contains("e.ics").doesNotContain("failed");
        assertThat(book).contains("c.vcf").doesNotContain("failed");
        assertThat(Files.readString(home.resolve("back.ics"))).isEqualTo(event);
        assertThat(Files.readString(home.resolve("back.vcf"))).isEqualTo(card);
    }
}
