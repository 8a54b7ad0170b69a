package sextant.interop.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sextant.testkit.ServerProcess;

/** What lies in a folder of a server in another process, as its command line exports it. */
final class Mailboxes {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private Mailboxes() {}

    static List<String> messages(ServerProcess server, String user, String folder, Path scratch)
            throws IOException, InterruptedException {
        var target = Files.createTempDirectory(scratch, "export");
        server.sextant(
                        "export",
                        "--mail",
                        "eml",
                        "--user",
                        user,
                        "--out",
                        target.resolve("all").toString())
                .orFail();
        try (var files = Files.walk(target)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .filter(file -> file.resolveSibling("").endsWith(folder))
                    .sorted()
                    .map(Mailboxes::read)
                    .toList();
        }
    }

    /** The same, when there are so many. */
    static List<String> await(ServerProcess server, String user, String folder, Path scratch, int count)
            throws IOException, InterruptedException {
        var began = System.nanoTime();
        while (true) {
            var found = messages(server, user, folder, scratch);
            if (found.size() >= count) {
                return found;
            }
            if (System.nanoTime() - began > PATIENCE) {
                throw new AssertionError(folder + " of " + user + " holds " + found.size() + " messages, not " + count
                        + "\n" + server.log());
            }
            // another process is waited for, which tells nobody
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
