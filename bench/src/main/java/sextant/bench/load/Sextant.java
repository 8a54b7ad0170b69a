package sextant.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** This server, started as its users do. */
final class Sextant {
    private static final String USER = "bench@example.org";
    private static final String PASSWORD = "a-password-to-measure-with";

    private Sextant() {}

    static Subject start(Path folder) throws IOException {
        var launcher = Path.of("sextant").toAbsolutePath().toString();
        var data = folder.resolve("data").toString();
        var port = Running.freePort();
        Running.run(
                folder, PASSWORD + "\n", List.of(launcher, "user", "add", USER, "--password-stdin", "--data", data));
        var running = Running.start(
                folder,
                port,
                List.of(
                        launcher,
                        "serve",
                        "--data",
                        data,
                        "--http",
                        "127.0.0.1:" + port,
                        "--https",
                        "off",
                        "--smtp",
                        "off"));
        return new Subject(
                "Sextant",
                running,
                port,
                USER,
                PASSWORD,
                "/dav/calendars/" + USER + "/",
                "/dav/addressbooks/" + USER + "/",
                Optional.empty());
    }
}
