package sextant.server.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderNobodyListensOnSaysSo() throws IOException {
        assertThat(ControlClient.run(folder, List.of("user", "list"), new RecordedTerminal(folder, "")))
                .isEqualTo(OptionalInt.empty());
    }

    @Test
    void aSocketThatWasLeftBehindCountsAsNobody() throws IOException {
        try (var server = ControlServer.open(folder, (arguments, terminal) -> 0)) {
            assertThat(server).isNotNull();
            Files.createLink(folder.resolve("kept"), folder.resolve("control.sock"));
        }
        Files.move(folder.resolve("kept"), folder.resolve("control.sock"));

        assertThat(ControlClient.run(folder, List.of("x"), new RecordedTerminal(folder, "")))
                .isEqualTo(OptionalInt.empty());
        try (var server = ControlServer.open(folder, (arguments, terminal) -> 7)) {
            assertThat(server).isNotNull();
            assertThat(ControlClient.run(folder, List.of("x"), new RecordedTerminal(folder, "")))
                    .hasValue(7);
        }
    }

    @Test
    void argumentsFolderAndInputGoThereOutputAndExitCodeComeBack() throws IOException {
        var seen = new AtomicReference<List<String>>(List.of());
        try (var server = ControlServer.open(folder, (arguments, terminal) -> {
            seen.set(arguments);
            terminal.out().println("in " + terminal.directory() + " with " + firstLine(terminal));
            terminal.err().println("für 東京");
            return 3;
        })) {
            assertThat(server).isNotNull();
            var terminal = new RecordedTerminal(Path.of("/some/where"), "secret\nrest");

            assertThat(ControlClient.run(folder, List.of("user", "add", "ö@example.org", ""), terminal))
                    .hasValue(3);
            assertThat(seen.get()).containsExactly("user", "add", "ö@example.org", "");
            assertThat(terminal.output()).isEqualTo("in /some/where with secret\n");
            assertThat(terminal.errors()).isEqualTo("für 東京\n");
        }
    }

    @Test
    void muchInputAndMuchOutputPass() throws IOException {
        var text = "0123456789".repeat(300_000);
        try (var server = ControlServer.open(folder, (arguments, terminal) -> {
            terminal.out().print(new String(allOf(terminal), StandardCharsets.UTF_8));
            return 0;
        })) {
            assertThat(server).isNotNull();
            var terminal = new RecordedTerminal(folder, text);

            assertThat(ControlClient.run(folder, List.of("echo"), terminal)).hasValue(0);
            assertThat(terminal.output()).isEqualTo(text);
        }
    }

    @Test
    void aPasswordIsAskedForWhereThePersonSits() throws IOException {
        try (var server = ControlServer.open(folder, (arguments, terminal) -> {
            terminal.out().print(terminal.password("New password").orElse("nobody"));
            return 0;
        })) {
            assertThat(server).isNotNull();
            var person = new RecordedTerminal(folder, "").typing("tr0ub4dor");
            var script = new RecordedTerminal(folder, "");

            ControlClient.run(folder, List.of(), person);
            ControlClient.run(folder, List.of(), script);

            assertThat(person.output()).isEqualTo("tr0ub4dor");
            assertThat(person.asked()).containsExactly("New password");
            assertThat(script.output()).isEqualTo("nobody");
        }
    }

    @Test
    void onlyTheOwnerMayUseTheSocket() throws IOException {
        try (var server = ControlServer.open(folder, (arguments, terminal) -> 0)) {
            assertThat(server).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("control.sock"))))
                    .isEqualTo("rw-------");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPathTooLongForASocketIsReachedThroughAPrivateFolder() throws IOException {
        var deep = Files.createDirectories(folder.resolve("d".repeat(120)));
        Path socket;
        try (var server = ControlServer.open(deep, (arguments, terminal) -> 5)) {
            assertThat(server).isNotNull();
            socket = Path.of(Files.readString(deep.resolve("control.path")).strip());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwx------");
            assertThat(ControlClient.run(deep, List.of(), new RecordedTerminal(folder, "")))
                    .hasValue(5);
        }
        assertThat(socket.getParent()).doesNotExist();
        assertThat(deep).isEmptyDirectory();
    }

    @Test
    void aServerThatStopsInTheMiddleIsReportedNotTakenForSuccess() throws IOException, InterruptedException {
        var begun = new CountDownLatch(1);
        var server = ControlServer.open(folder, (arguments, terminal) -> {
            begun.countDown();
            return firstLine(terminal).length();
        });
        var stopper = Thread.ofPlatform().start(() -> {
            try {
                begun.await();
                server.close();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThatThrownBy(() -> ControlClient.run(folder, List.of(), new RecordedTerminal(folder).withoutInput()))
                .isInstanceOf(IOException.class);
        stopper.join();
    }

    private static String firstLine(Terminal terminal) {
        var text = new String(allOf(terminal), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("");
    }

    private static byte[] allOf(Terminal terminal) {
        try {
            return terminal.in().readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
