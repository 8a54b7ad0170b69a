package sextant.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * What a command did.
 *
 * @param command the command line
 * @param exit its exit code
 * @param output what it printed, errors included
 */
public record Result(String command, int exit, String output) {

    /** Runs a command to its end. */
    public static Result of(ProcessBuilder builder, String input) throws IOException, InterruptedException {
        var process = builder.redirectErrorStream(true).start();
        var output = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var exit = process.waitFor();
        return new Result(String.join(" ", builder.command()), exit, output.join());
    }

    /** This result, if the command succeeded; else an error that shows what it printed. */
    public Result orFail() {
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit + ":\n" + output);
        }
        return this;
    }
}
