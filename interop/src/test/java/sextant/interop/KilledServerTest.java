package sextant.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.testkit.DavDevice;
import sextant.testkit.DavDevice.Speech;
import sextant.testkit.ServerProcess;
import sextant.testkit.Wire;

/** kill -9 of the real server while a device writes: what was acknowledged is there, exactly once. */
class KilledServerTest {
    private static final String USER = "alma@example.org";
    private static final String PASSWORD = "correct horse";
    private static final int KILLS = 4;

    @TempDir
    private Path folder;

    @Test
    void everyAcknowledgedWriteSurvives() throws Exception {
        var random = new SplittableRandom(7);
        try (var server = ServerProcess.start(folder.resolve("data"));
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            server.addUser(USER, PASSWORD);
            var device = device(client, server);
            var acknowledged = new TreeSet<String>();
            for (int kill = 0; kill < KILLS; kill++) {
                var enough = new CountDownLatch(1 + random.nextInt(20));
                var round = kill;
                var writer = CompletableFuture.runAsync(() -> write(device, round, acknowledged, enough));
                enough.await();
                server.kill();
                writer.join();
                server.restart();
            }

            var fresh = device(client, server);
            fresh.sync();

            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);
            assertThat(fresh.replica().keySet()).containsAll(acknowledged);
            assertThat(fresh.replica().size()).isLessThanOrEqualTo(acknowledged.size() + KILLS);
            assertThat(server.sextant("verify").orFail().exit()).isZero();
        }
    }

    /** Writes until the server is gone. */
    private static void write(DavDevice device, int round, Set<String> acknowledged, CountDownLatch enough) {
        try {
            for (int i = 0; ; i++) {
                var name = round + "-" + i + ".ics";
                if (device.put(name, Samples.event("uid-" + name, "Written " + name))) {
                    acknowledged.add(device.collection() + name);
                    enough.countDown();
                }
            }
        } catch (IOException gone) {
            assertThat(gone).isNotInstanceOf(Wire.Lost.class);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static DavDevice device(HttpClient client, ServerProcess server) throws IOException, InterruptedException {
        return DavDevice.discover(
                new Wire(client, server::uri, USER, PASSWORD, "DAVx5/4.4"), Speech.CALENDARS, "calendar", 0);
    }
}
