package sextant.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import sextant.testkit.Result;
import sextant.testkit.ServerProcess;

/**
 * A person's machine with a program that syncs by tsdav under Node.js: files on disk, pushed and pulled when asked. The
 * program is {@code src/test/node/machine.mjs}; what it needs comes from npm into {@code target/node}, once.
 */
final class Tsdav {
    private static final Path SOURCE = Path.of("src", "test", "node");
    private static final Path INSTALLED = Path.of("target", "node");

    private final Path home;
    private final ServerProcess server;
    private final String user;
    private final String password;

    /** Sets it up in a folder of its own. */
    Tsdav(Path home, ServerProcess server, String user, String password) throws IOException, InterruptedException {
        this.home = Files.createDirectories(home);
        this.server = server;
        this.user = user;
        this.password = password;
        install();
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        var lock = SOURCE.resolve("package-lock.json");
        var standing = INSTALLED.resolve("package-lock.json");
        var done = INSTALLED.resolve("node_modules").resolve(".package-lock.json");
        if (!Files.exists(done) || !Files.exists(standing) || Files.mismatch(lock, standing) >= 0) {
            for (var name : List.of("package.json", "package-lock.json")) {
                Files.copy(SOURCE.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(INSTALLED.toFile());
            Result.of(builder, "").orFail();
        }
        Files.copy(
                SOURCE.resolve("machine.mjs"), INSTALLED.resolve("machine.mjs"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The folder of a collection's files. */
    Path folder(String collection) {
        return home.resolve(collection);
    }

    /** Writes a file into a collection's folder. */
    String write(String collection, String name, String document) throws IOException {
        Files.createDirectories(folder(collection));
        Files.writeString(folder(collection).resolve(name), document, StandardCharsets.UTF_8);
        return document;
    }

    /** The files of a collection by name, with what is in them. */
    SortedMap<String, String> files(String collection) throws IOException {
        var found = new TreeMap<String, String>();
        try (var entries = Files.list(folder(collection))) {
            for (var file : entries.toList()) {
                found.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    /** Finds the account and its collections of a type, {@code caldav} or {@code carddav}. */
    List<String> discover(String type) throws IOException, InterruptedException {
        return run("discover", type);
    }

    /** Sends what was written, changed and removed. */
    List<String> push(String type, String collection) throws IOException, InterruptedException {
        return run("push", type, collection);
    }

    /**
     * Fetches what changed on the server.
     *
     * @param method {@code webdav} for sync-collection, {@code basic} for the collection's tag
     */
    List<String> pull(String type, String collection, String method) throws IOException, InterruptedException {
        return run("pull", type, collection, method);
    }

    /** Runs a command of {@code machine.mjs} and answers the lines it printed. */
    List<String> run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("node", "machine.mjs", home.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(INSTALLED.toFile());
        builder.environment().put("SERVER", server.uri().toString());
        builder.environment().put("ADDRESS", user);
        builder.environment().put("PASSWORD", password);
        return Result.of(builder, "").orFail().output().lines().toList();
    }
}
