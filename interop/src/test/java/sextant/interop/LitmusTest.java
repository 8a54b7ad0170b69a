package sextant.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.testkit.Result;
import sextant.testkit.ServerProcess;

/** litmus, the WebDAV server protocol compliance test suite, on a home of files and in a folder of it. */
class LitmusTest {
    private static final String USER = "alma@example.org";
    private static final String PASSWORD = "correct-horse";
    private static final Map<String, Integer> ALL =
            Map.of("basic", 16, "copymove", 13, "props", 30, "locks", 41, "http", 4);

    @TempDir
    private Path folder;

    /** What litmus says: passed tests by suite, and the lines that say anything else. */
    private record Report(Map<String, Integer> passed, List<String> complaints) {
        static Report of(Result result) {
            var passed = new LinkedHashMap<String, Integer>();
            var complaints = new ArrayList<String>();
            // a test's line is written anew while it runs
            for (var line : result.output().replace('\r', '\n').lines().toList()) {
                if (line.startsWith("<- summary for `")) {
                    var words = line.split(" ", -1);
                    var suite = words[3].substring(1, words[3].indexOf('\''));
                    passed.put(suite, Integer.parseInt(word(words, "passed,")));
                } else if (line.contains("FAIL") || line.contains("WARNING") || line.contains("SKIPPED")) {
                    complaints.add(line.strip());
                }
            }
            return new Report(passed, complaints);
        }

        private static String word(String[] words, String before) {
            for (int i = 1; i < words.length; i++) {
                if (words[i].equals(before)) {
                    return words[i - 1];
                }
            }
            throw new AssertionError(String.join(" ", words));
        }
    }

    private Report litmus(ServerProcess server, String path) throws IOException, InterruptedException {
        var work = Files.createDirectories(folder.resolve("litmus"));
        var process = new ProcessBuilder(
                        "litmus", "--keep-going", server.uri().resolve(path).toString(), USER, PASSWORD)
                .directory(work.toFile());
        return Report.of(Result.of(process, ""));
    }

    @Test
    void everyTestOfEverySuitePassesWithoutAWarning() throws Exception {
        try (var server = ServerProcess.start(folder.resolve("data"))) {
            server.addUser(USER, PASSWORD);

            var report = litmus(server, "/dav/files/" + USER + "/");

            assertThat(report.complaints()).isEmpty();
            assertThat(report.passed()).isEqualTo(ALL);
            var verified = server.sextant("verify");
            assertThat(verified.exit()).as(verified.output()).isZero();
        }
    }
}
