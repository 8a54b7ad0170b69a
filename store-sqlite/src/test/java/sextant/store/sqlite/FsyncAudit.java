package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Kind;
import sextant.mailbox.store.StoreScribe;

/**
 * Watches the system calls of a process with {@code strace}: before every acknowledgement, what it acknowledges is
 * forced to the disk, in the right order. Not part of every test run, for it needs strace and the right to trace:
 * {@code mvn -pl store-sqlite -am test -Dtest=FsyncAudit}.
 */
class FsyncAudit {
    private static final int WRITES = 40;
    private static final String LOG = "sextant.db-wal";

    @TempDir
    Path temporary;

    @Test
    void everyAcknowledgementComesAfterTheDiskHasIt() throws Exception {
        Path trace = temporary.resolve("trace");
        List<String> strace = List.of(
                "strace",
                "-f",
                "-qq",
                "-y",
                "-s",
                "200",
                "-e",
                "trace=write,fsync,fdatasync,rename",
                "-o",
                trace.toString());
        try (Child child =
                Child.start(strace, Load.class, temporary.resolve("data").toString())) {
            assertThat(child.finish()).hasSize(WRITES);
        }
        int acknowledged = 0;
        var since = new ArrayList<String>();
        for (String call : calls(trace)) {
            if (call.startsWith("write(1<") && call.contains("ack ")) {
                acknowledged++;
                assertForced(since, call.contains("large"));
                since.clear();
            } else {
                since.add(call);
            }
        }
        assertThat(acknowledged).isEqualTo(WRITES);
    }

    private static void assertForced(List<String> calls, boolean large) {
        int log = last(calls, "sync(", LOG);
        assertThat(log).as("the log is forced: %s", calls).isNotNegative();
        if (large) {
            int file = last(calls, "sync(", ".tmp>");
            int rename = last(calls, "rename(", ".tmp");
            int directory = last(calls.subList(0, log), "sync(", "/blobs/");
            assertThat(file).as("the file is forced: %s", calls).isNotNegative();
            assertThat(rename).as("then it is named").isGreaterThan(file);
            assertThat(directory).as("then its directory is forced").isGreaterThan(rename);
            assertThat(log).as("then the row that names it").isGreaterThan(directory);
        }
    }

    private static int last(List<String> calls, String name, String file) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (calls.get(i).contains(name)
                    && calls.get(i).contains(file)
                    && calls.get(i).endsWith("= 0")) {
                return i;
            }
        }
        return -1;
    }

    /** The calls in the order they ended, those that were interrupted in the trace put together again. */
    private static List<String> calls(Path trace) throws IOException {
        var calls = new ArrayList<String>();
        var begun = new HashMap<String, String>();
        for (String line : Files.readAllLines(trace)) {
            int space = line.indexOf(' ');
            String thread = line.substring(0, space);
            String call = line.substring(space).strip();
            if (call.endsWith("<unfinished ...>")) {
                begun.put(thread, call.replace("<unfinished ...>", "").strip());
            } else if (call.startsWith("<... ")) {
                calls.add(begun.get(thread)
                        + call.substring(call.indexOf('>') + 1).strip());
            } else {
                calls.add(call);
            }
        }
        return calls;
    }

    /** Writes one after the other, every fourth a large document. */
    static final class Load {
        private Load() {}

        public static void main(String[] arguments) {
            try (var store = new Shelter(Path.of(arguments[0])).open()) {
                var scribe = StoreScribe.of(store, "alice@example.org");
                var in = scribe.collection(Kind.EVENT, "Calendar");
                for (int i = 0; i < WRITES; i++) {
                    boolean large = i % 4 == 3;
                    scribe.put(in, "item" + i, i + (large ? " large".repeat(20_000) : " small"));
                    System.out.println("ack " + (large ? "large " : "small ") + i);
                }
            }
        }
    }
}
