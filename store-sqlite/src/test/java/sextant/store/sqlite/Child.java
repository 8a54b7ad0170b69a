package sextant.store.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process that runs a class of these tests, to be killed in the middle of it. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Child start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** The same, started by another program, which gets the command at the end of its own. */
    static Child start(List<String> wrapper, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx192m",
                "-Dslf4j.internal.verbosity=ERROR",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next whole line it wrote; a line that the kill cut short is none. */
    String line() throws IOException {
        var line = new StringBuilder();
        for (int c = read(output); c != '\n'; c = read(output)) {
            if (c < 0) {
                throw new IllegalStateException("the child ended by itself");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private static int read(Reader reader) throws IOException {
        return reader.read();
    }

    /** Kills it as {@code kill -9} does and gives the whole lines it had still written. */
    List<String> kill() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the child ended by itself with " + process.exitValue());
        }
        // by its handle: the process itself would close the stream that is still to be read
        process.toHandle().destroyForcibly();
        process.waitFor();
        String rest = output.readAllAsString();
        int end = rest.lastIndexOf('\n');
        return end < 0 ? List.of() : rest.substring(0, end).lines().toList();
    }

    /** Stops it where it is, as {@code kill -STOP} does: nothing it has not yet asked of the system will happen. */
    void freeze() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for its own end and gives the lines it had still written. */
    List<String> finish() throws IOException, InterruptedException {
        List<String> lines = output.readAllLines();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the child ended with " + process.exitValue());
        }
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
