package sextant.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.mailbox.AccountId;
import sextant.mailbox.Epoch;
import sextant.server.Main;
import sextant.server.config.Setting;

class ServingTest {
    @TempDir
    private Path folder;

    private Machine machine;

    @BeforeEach
    void set() {
        machine = new Machine(folder);
    }

    @AfterEach
    void end() throws IOException {
        machine.close();
    }

    @Test
    void theFirstStartTellsHowToSignInAndALaterOneDoesNot() throws IOException {
        machine.serve();
        assertThat(machine.announcement())
                .contains("Sextant is ready: http://127.0.0.1:")
                .contains("Password     ")
                .contains(".well-known/caldav");
        assertThat(machine.sextant("user", "list").lines()).hasSize(1);
        machine.stop();

        machine.serve();
        assertThat(machine.announcement().lines()).hasSize(2);
        assertThat(machine.announcement()).contains("ready").doesNotContain("Password");
        assertThat(machine.sextant("user", "list").lines()).hasSize(1);
    }

    @Test
    void whatItMakesOnlyItsOwnerMayRead() throws IOException {
        machine.serve(Map.of(Setting.HTTP_LISTEN, "127.0.0.1:0", Setting.HTTPS_LISTEN, "127.0.0.1:0"));

        assertThat(permissions("")).isEqualTo("rwx------");
        assertThat(permissions("store")).isEqualTo("rwx------");
        assertThat(permissions("tls")).isEqualTo("rwx------");
        assertThat(permissions("tls/key.pem")).isEqualTo("rw-------");
        assertThat(permissions("sextant.conf")).isEqualTo("rw-------");
        assertThat(permissions("control.sock")).isEqualTo("rw-------");
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(machine.data().path().resolve(name)));
    }

    @Test
    void restoreRefusesWhileAServerRuns() throws IOException {
        machine.serve();
        assertThat(machine.sextant("backup", "--out", "copy").code()).isZero();

        var ran = machine.sextant("restore", "--from", "copy");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("A server runs on").contains("Stop it");
    }

    @Test
    void aRestoreBringsBackWhatWasAndBeginsANewEpoch() throws IOException {
        machine.typed("secret\n", "user", "add", "alice@example.org", "--password-stdin");
        var before = epoch();
        assertThat(machine.sextant("backup", "--out", "copy").code()).isZero();
        machine.typed("secret\n", "user", "add", "bob@example.org", "--password-stdin");

        var ran = machine.sextant("restore", "--from", "copy");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("What was there before is in");
        assertThat(machine.sextant("user", "list").out()).contains("alice").doesNotContain("bob");
        assertThat(epoch()).isNotEqualTo(before);
        assertThat(machine.sextant("verify").code()).isZero();
    }

    private Epoch epoch() throws IOException {
        var epoch = new Epoch[1];
        machine.with(services -> {
            AccountId alice = services.accounts()
                    .byAddress("alice@example.org")
                    .orElseThrow()
                    .id();
            epoch[0] = services.mailboxes().of(alice).epoch();
            return ExitCode.DONE;
        });
        return epoch[0];
    }

    @Test
    void aFolderThatIsNoBackupIsNotRestored() throws IOException {
        Files.createDirectories(folder.resolve("empty"));

        assertThat(machine.sextant("restore", "--from", "empty").code()).isEqualTo(2);
    }

    @Test
    void aProcessThatIsToldToStopEndsWithZeroAndOneThatIsKilledStartsAgain() throws IOException, InterruptedException {
        var killed = start();
        killed.destroyForcibly().waitFor();

        var told = start();
        told.destroy();

        assertThat(told.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(told.exitValue()).isZero();
        assertThat(machine.data().path().resolve("control.sock")).doesNotExist();
        assertThat(machine.sextant("verify").code()).isZero();
    }

    private Process start() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--data",
                        machine.data().path().toString(),
                        "--http",
                        "127.0.0.1:0",
                        "--https",
                        "off",
                        "--smtp",
                        "127.0.0.1:0")
                .redirectErrorStream(true)
                .start();
        var lines = process.inputReader();
        var mail = false;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            mail |= line.contains("Mail from other servers: 127.0.0.1:");
            if (line.contains("Stop it")) {
                assertThat(mail).as("it says where it takes mail").isTrue();
                return process;
            }
        }
        throw new IOException("the server did not start");
    }
}
