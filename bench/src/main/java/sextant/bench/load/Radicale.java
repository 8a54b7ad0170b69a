package sextant.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Radicale of Debian's package {@code radicale}, with its own server and files. */
final class Radicale {
    private static final String CONFIGURATION = """
            [server]
            hosts = 127.0.0.1:PORT
            max_connections = 100
            timeout = 120
            [auth]
            type = htpasswd
            htpasswd_filename = users
            htpasswd_encryption = plain
            delay = 0
            [storage]
            filesystem_folder = data
            [logging]
            level = error
            """;

    private Radicale() {}

    static boolean isInstalled() {
        return Running.isInstalled("radicale");
    }

    static Subject start(Path folder) throws IOException {
        var port = Running.freePort();
        Files.writeString(folder.resolve("users"), "bench:benchpw\n");
        Files.writeString(folder.resolve("config"), CONFIGURATION.replace("PORT", Integer.toString(port)));
        var running = Running.start(folder, port, List.of("/usr/bin/python3", "/usr/bin/radicale", "-C", "config"));
        return new Subject(
                "Radicale",
                running,
                port,
                "bench",
                "benchpw",
                "/bench/",
                "/bench/",
                Optional.of(folder.resolve("data/collection-root")));
    }
}
