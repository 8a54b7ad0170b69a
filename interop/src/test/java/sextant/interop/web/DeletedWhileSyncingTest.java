package sextant.interop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.mailbox.Role;
import sextant.testkit.DavDevice;
import sextant.testkit.TestServer;

/** Rows are deleted again and again while their devices are in the midst of syncing. */
class DeletedWhileSyncingTest {
    private static final String USER = "alma@example.org";
    private static final int EVENTS = 60;

    @TempDir
    private Path folder;

    private static String event(int nth) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:e" + nth
                + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260101T000000Z\r\nSUMMARY:e" + nth
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    @Test
    void eachDeviceEndsWithEveryItemOnce() throws Exception {
        try (var server = TestServer.start(folder, 1);
                var client = HttpClient.newHttpClient()) {
            server.addUser(USER);
            var alma = new Visitor(client, server);
            alma.signIn(USER, TestServer.PASSWORD);
            var writer = device(server, "writer/1");
            var reader = device(server, "reader/1");
            var over = new AtomicBoolean();
            var reading = CompletableFuture.runAsync(() -> {
                try {
                    while (!over.get()) {
                        reader.sync();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            var token = alma.formToken();
            var rows = new ArrayList<Long>();
            for (var i = 0; i < EVENTS; i++) {
                assertThat(writer.put("e" + i + ".ics", event(i))).isTrue();
                if (i % 5 == 0) {
                    rows.clear();
                    var account = server.services()
                            .accounts()
                            .byAddress(USER)
                            .orElseThrow()
                            .id();
                    server.services()
                            .devices()
                            .list(account)
                            .forEach(row -> rows.add(row.id().value()));
                    for (var row : rows) {
                        var answer = alma.post(
                                "/settings/devices/delete",
                                Map.of(),
                                Map.of("form-token", token, "device", Long.toString(row)));
                        assertThat(answer.statusCode()).isIn(303, 404);
                    }
                }
            }
            over.set(true);
            reading.join();
            reader.sync();
            writer.sync();
            assertThat(reader.startedOver()).isPositive();
            assertThat(reader.replica()).hasSize(EVENTS);
            assertThat(writer.replica()).hasSize(EVENTS);
            var mailbox = server.mailbox(USER);
            assertThat(mailbox.count(mailbox.collection(Role.CALENDAR).id())).isEqualTo(EVENTS);
            assertThat(server.services().verification().all()).isEmpty();
        }
    }

    private static DavDevice device(TestServer server, String agent) throws Exception {
        return DavDevice.discover(server.wire(USER, agent), DavDevice.Speech.CALENDARS, "calendar", 7);
    }
}
