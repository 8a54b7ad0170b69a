package sextant.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.mailbox.Protocol;
import sextant.server.control.RecordedTerminal;

/** Every command does the same whether a server runs on the data folder or not. */
@ParameterizedClass(name = "a server runs: {0}")
@ValueSource(booleans = {false, true})
class CommandsTest {
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
    }

    @AfterEach
    void end() throws IOException {
        machine.close();
    }

    @Test
    void aUserIsAddedListedAndRemoved() {
        var added = machine.typed("secret\n", "user", "add", "Alice@Example.org", "--password-stdin");
        assertThat(added).isEqualTo(new Machine.Ran(0, "Added alice@example.org.\n", ""));
        assertThat(machine.typed("geheim\r\nrest", "user", "add", "bob@example.org", "--password-stdin", "--admin")
                        .out())
                .isEqualTo("Added bob@example.org, an administrator.\n");

        assertThat(machine.sextant("user", "list").lines())
                .contains("alice@example.org\tuser\tenabled", "bob@example.org\tadministrator\tenabled");
        assertThat(signsIn("alice@example.org", "secret")).isTrue();
        assertThat(signsIn("bob@example.org", "geheim")).isTrue();

        assertThat(machine.sextant("user", "remove", "alice@example.org"))
                .isEqualTo(new Machine.Ran(0, "Removed alice@example.org.\n", ""));
        assertThat(machine.sextant("user", "list").out()).doesNotContain("alice");
    }

    @Test
    void anAddressIsTakenOnlyOnce() {
        machine.typed("one\n", "user", "add", "alice@example.org", "--password-stdin");

        var again = machine.typed("two\n", "user", "add", "alice@example.org", "--password-stdin");

        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("There is a user alice@example.org already");
        assertThat(signsIn("alice@example.org", "one")).isTrue();
    }

    @Test
    void aPasswordIsAskedForTwiceWhereSomebodySits() {
        assertThat(machine.answering(List.of("tr0ub4dor", "tr0ub4dor"), "user", "add", "alice@example.org")
                        .out())
                .isEqualTo("Added alice@example.org.\n");
        assertThat(signsIn("alice@example.org", "tr0ub4dor")).isTrue();

        var different = machine.answering(List.of("new", "nwe"), "user", "passwd", "alice@example.org");
        assertThat(different.code()).isEqualTo(2);
        assertThat(different.err()).contains("not the same");
        assertThat(signsIn("alice@example.org", "tr0ub4dor")).isTrue();

        assertThat(machine.answering(List.of("new", "new"), "user", "passwd", "alice@example.org")
                        .code())
                .isZero();
        assertThat(signsIn("alice@example.org", "new")).isTrue();
        assertThat(signsIn("alice@example.org", "tr0ub4dor")).isFalse();
    }

    @Test
    void aPasswordIsDrawnWhereNobodySits() {
        var added = machine.sextant("user", "add", "alice@example.org");

        assertThat(added.code()).isZero();
        var password = added.lines().getLast().substring("Password: ".length());
        assertThat(password).hasSize(19);
        assertThat(signsIn("alice@example.org", password)).isTrue();
    }

    @Test
    void badInputIsASentenceAndTheCodeTwo() {
        assertUsage("has a name, an @ and a domain", "user", "add", "alice");
        assertUsage("first line is empty", "user", "add", "alice@example.org", "--password-stdin");
        assertUsage("Unknown options: '--nmae'", "user", "add", "alice@example.org", "--nmae", "x");
        assertUsage("Missing required parameter: 'ADDRESS'", "user", "add");
        assertUsage("Did you mean", "usr", "list");
        assertUsage("'x' is not a long", "device", "remove", "x");
        assertUsage("does not exist", "import", "--user", "alice@example.org", "nowhere.ics");
        assertUsage("Missing required option: '--out=DIR'", "export", "--user", "alice@example.org");
    }

    @Test
    void aGroupAloneSaysWhatThereIsInIt() {
        var terminal = new RecordedTerminal(folder, "");

        assertThat(new Program(machine.world(), Map.of()).run(List.of("user"), terminal))
                .isEqualTo(2);
        assertThat(terminal.errors()).contains("Say what to do: add, list, passwd, remove.");
    }

    private void assertUsage(String sentence, String... arguments) {
        var ran = machine.sextant(arguments);
        assertThat(ran.err()).contains(sentence).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsASentenceAndTheCodeOne() {
        machine.typed("secret\n", "user", "add", "alice@example.org", "--password-stdin");
        assertFailure("There is no user nobody@example.org", "user", "remove", "nobody@example.org");
        assertFailure("There is no user .*", "user", "passwd", ".*");
        assertFailure("There is no device 4711", "device", "remove", "4711");
        assertFailure("has no device password 7", "device-password", "revoke", "alice@example.org", "7");
        assertFailure("There is no user", "export", "--user", "nobody@example.org", "--out", "out");
    }

    private void assertFailure(String sentence, String... arguments) {
        var ran = machine.sextant(arguments);
        assertThat(ran.err()).contains(sentence).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    }

    @Test
    void devicesAreListedOneALineAndRemoved() throws IOException {
        machine.typed("secret\n", "user", "add", "alice@example.org", "--password-stdin");
        machine.with(services -> {
            var alice = services.accounts().byAddress("alice@example.org").orElseThrow();
            services.devices()
                    .recognise(alice.id(), Protocol.CALDAV, "one", "Tele\tphone\n\u001b[31m", "x", Optional.empty());
            services.devices().recognise(alice.id(), Protocol.CARDDAV, "two", "Laptop", "x", Optional.empty());
            return ExitCode.DONE;
        });

        var rows = machine.sextant("device", "list").lines();

        assertThat(rows).hasSize(2);
        var row = rows.getFirst().split("\t", -1);
        assertThat(row).hasSize(5);
        assertThat(row[0]).isEqualTo("alice@example.org");
        assertThat(row[1]).isEqualTo("Tele phone  [31m");
        assertThat(row[2]).isEqualTo("CalDAV");
        assertThat(Instant.parse(row[3])).isBefore(Instant.now().plusSeconds(60));
        assertThat(machine.sextant("device", "remove", row[4]).code()).isZero();
        assertThat(machine.sextant("device", "list", "--user", "alice@example.org")
                        .lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("Laptop\tCardDAV");
    }

    @Test
    void aDevicePasswordIsShownOnceAndCanBeRevoked() {
        machine.typed("secret\n", "user", "add", "alice@example.org", "--password-stdin");

        var made = machine.sextant("device-password", "add", "alice@example.org", "--label", "Phone");
        assertThat(signsIn("alice@example.org", made.out().strip())).isTrue();
        var row = machine.sextant("device-password", "list", "alice@example.org")
                .lines()
                .getFirst()
                .split("\t", -1);
        assertThat(row[1]).isEqualTo("Phone");
        assertThat(machine.sextant("device-password", "revoke", "alice@example.org", row[0])
                        .code())
                .isZero();

        assertThat(signsIn("alice@example.org", made.out().strip())).isFalse();
        assertThat(machine.sextant("device-password", "list", "alice@example.org")
                        .out())
                .isEmpty();
    }

    @Test
    void aSoundFolderIsVerified() {
        machine.typed("secret\n", "user", "add", "alice@example.org", "--password-stdin");

        assertThat(machine.sextant("verify")).isEqualTo(new Machine.Ran(0, "No problem found.\n", ""));
    }

    @Test
    void theSearchIndexIsMadeAnew() throws IOException {
        machine.typed("secret\n", "user", "add", "alice@example.org", "--password-stdin");
        var letter = Files.writeString(folder.resolve("letter.eml"), "Subject: Hello\r\n\r\ntext\r\n");
        machine.sextant("import", "--user", "alice@example.org", letter.toString());
        var index = machine.data().store().resolve("search");

        assertThat(machine.sextant("verify", "--rebuild-index").lines())
                .contains("alice@example.org: 1 items are indexed.", "No problem found.");
        var before = indexes(index);
        assertThat(Files.getPosixFilePermissions(index)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        machine.sextant("user", "remove", "alice@example.org");
        assertThat(indexes(index)).as("who is gone leaves no words behind").isEqualTo(before - 1);
    }

    private static long indexes(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".db")).count();
        }
    }

    @Test
    void aDomainGetsAKeyAndKeepsIt() {
        machine.typed("secret\n", "user", "add", "alice@other.example", "--password-stdin");
        var added = machine.sextant("domain", "add", "Example.org", "--host", "mail.example.org", "--selector", "k1");

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.lines())
                .contains(
                        "example.org.\tIN MX\t10 mail.example.org.",
                        "example.org.\tIN TXT\t\"v=spf1 mx -all\"",
                        "_submissions._tcp.example.org.\tIN SRV\t0 1 465 mail.example.org.")
                .anySatisfy(
                        line -> assertThat(line).startsWith("k1._domainkey.example.org.\tIN TXT\t\"v=DKIM1; k=rsa; p="))
                .anySatisfy(line -> assertThat(line).startsWith("_dmarc.example.org.\tIN TXT\t\"v=DMARC1; p="));
        assertThat(machine.sextant("domain", "add", "example.org", "--host", "mail.example.org", "--selector", "k2")
                        .out())
                .isEqualTo(added.out());
        assertThat(machine.sextant("domain", "list").lines()).contains("example.org\tk1._domainkey.example.org\t-");
        assertThat(machine.sextant("domain", "add", "example.org", "--selector", "a b")
                        .code())
                .isEqualTo(2);
        assertThat(machine.sextant("domain", "add", "no domain").code()).isNotZero();
    }

    @Test
    void furtherAddressesAreAddedListedAndRemoved() {
        machine.typed("secret\n", "user", "add", "alice@example.org", "--password-stdin");
        machine.typed("secret\n", "user", "add", "bob@example.org", "--password-stdin");

        assertThat(machine.sextant("alias", "add", "Sales@example.org", "alice@example.org", "BOB@example.org")
                        .out())
                .isEqualTo("Mail to sales@example.org goes to alice@example.org, bob@example.org.\n");
        assertThat(machine.sextant("alias", "add", "al@other.example", "alice@example.org")
                        .code())
                .isZero();
        assertThat(machine.sextant("alias", "list").lines())
                .contains(
                        "sales@example.org\talice@example.org bob@example.org", "al@other.example\talice@example.org");
        assertThat(machine.sextant("alias", "add", "bob@example.org", "alice@example.org")
                        .code())
                .isEqualTo(1);
        assertThat(machine.sextant("alias", "add", "x@example.org", "nobody@example.org")
                        .code())
                .isEqualTo(1);
        assertThat(machine.sextant("alias", "remove", "sales@example.org").code())
                .isZero();
        assertThat(machine.sextant("alias", "remove", "sales@example.org").code())
                .isEqualTo(1);
        assertThat(machine.sextant("domain", "catch-all", "example.org", "bob@example.org")
                        .code())
                .isZero();
        assertThat(machine.sextant("domain", "list").lines()).contains("example.org\t-\tbob@example.org");
        assertThat(machine.sextant("domain", "catch-all", "example.org", "off").code())
                .isZero();
        assertThat(machine.sextant("domain", "list").lines()).contains("example.org\t-\t-");
        assertThat(machine.sextant("queue", "list").err()).isEqualTo("Nothing is on its way out.\n");
        assertThat(machine.sextant("queue", "drop", "1-1").code()).isEqualTo(1);
        assertThat(machine.sextant("queue", "retry", "one").code()).isEqualTo(2);
    }

    @Test
    void aBackupIsAFolderThatServesItself() throws IOException {
        machine.typed("secret\n", "user", "add", "alice@example.org", "--password-stdin");
        Files.writeString(machine.data().configuration(), "log.level = warn\n");

        var ran = machine.sextant("backup", "--out", "copies/one");

        assertThat(ran.code()).as(ran.err()).isZero();
        var copy = new Machine(folder.resolve("elsewhere"));
        Files.createDirectories(copy.folder());
        Files.move(folder.resolve("copies/one"), copy.data().path());
        assertThat(copy.sextant("user", "list").out()).contains("alice@example.org");
        assertThat(copy.sextant("verify").code()).isZero();
        assertThat(copy.sextant("config").lines())
                .contains("log.level\twarn\t" + copy.data().configuration() + ", line 1");
        assertPrivate(copy.data().path());
    }

    @Test
    void aBackupDoesNotWriteOverAnything() throws IOException {
        machine.typed("secret\n", "user", "add", "alice@example.org", "--password-stdin");
        Files.createDirectories(folder.resolve("taken/by"));

        var ran = machine.sextant("backup", "--out", "taken");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("is not empty");
    }

    private static void assertPrivate(Path path) throws IOException {
        try (var all = Files.walk(path)) {
            for (var file : all.toList()) {
                assertThat(Files.getPosixFilePermissions(file))
                        .as(file.toString())
                        .allSatisfy(permission -> assertThat(permission.name()).startsWith("OWNER"));
            }
        }
    }

    private boolean signsIn(String address, String password) {
        var result = new boolean[1];
        try {
            machine.with(services -> {
                result[0] = services.accounts().verify(address, password).isPresent();
                return ExitCode.DONE;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result[0];
    }
}
