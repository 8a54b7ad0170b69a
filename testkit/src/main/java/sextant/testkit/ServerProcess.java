package sextant.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The real server in a process of its own, on loopback and a free port, as a user starts it: for real clients, and for
 * being killed.
 */
public final class ServerProcess implements AutoCloseable {
    private static final String MAIN = "sextant.server.Main";
    private static final int STARTING_SECONDS = 60;
    private static final int STOPPING_SECONDS = 20;

    private final Path data;
    private final Path log;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    private ServerProcess(Path data, int port, Map<String, String> environment) throws IOException {
        this.data = data;
        this.environment = Map.copyOf(environment);
        this.port = port;
        this.log = data.resolveSibling(data.getFileName() + ".log");
        this.process = launch();
    }

    /** Starts a server on a data folder, which is made if there is none, and waits until it is ready. */
    public static ServerProcess start(Path data) throws IOException {
        return start(data, Map.of());
    }

    /** Like {@link #start(Path)}, with variables that set what its configuration would. */
    public static ServerProcess start(Path data, Map<String, String> environment) throws IOException {
        return new ServerProcess(data, freePort(), environment);
    }

    /** Starts it again after {@link #kill} or {@link #stop}, on the same port. */
    public void restart() throws IOException {
        process = launch();
    }

    /** Where it answers. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Its data folder. */
    public Path data() {
        return data;
    }

    /** What it printed so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as a power cut of the process would: nothing is flushed, nobody is told. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as an operator does, by SIGTERM; answers its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("the server did not stop within " + STOPPING_SECONDS + " s of SIGTERM");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Runs a command of the command line on this data folder and answers what it printed. */
    public Result sextant(String... arguments) throws IOException, InterruptedException {
        return run("", arguments);
    }

    /** Like {@link #sextant}, with something to read on standard input. */
    public Result run(String input, String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Result.of(new ProcessBuilder(java(all)), input);
    }

    /** Makes a user with a password. */
    public void addUser(String address, String password) throws IOException, InterruptedException {
        run(password + "\n", "user", "add", address, "--password-stdin").orFail();
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(java(
                        List.of("serve", "--data", data.toString(), "--http", "127.0.0.1:" + port, "--https", "off")))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        var started = builder.start();
        var ready = new CompletableFuture<Boolean>();
        Thread.ofVirtual().name("server-log").start(() -> follow(started, ready));
        try {
            if (!ready.get(STARTING_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the server did not start: " + log());
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            started.destroyForcibly();
            throw new IOException("the server did not become ready: " + log(), e);
        }
        return started;
    }

    private void follow(Process started, CompletableFuture<Boolean> ready) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
                var out = Files.newBufferedWriter(
                        log, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line + "\n");
                out.flush();
                if (line.contains("ready")) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ready.complete(false);
        }
    }

    private static List<String> java(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN));
        command.addAll(arguments);
        return command;
    }

    /** A port that nobody listens on now. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
