package sextant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Position;
import sextant.mailbox.Role;
import sextant.testkit.DavDevice.Speech;

/** Simulated CalDAV and CardDAV devices against the whole server, with lost answers, doubled requests and restarts. */
class DavDeviceTest {
    private static final String USER = "alma@example.org";

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(folder.resolve("data"), 1);
        server.addUser(USER);
    }

    @AfterEach
    void verifyAndStop() {
        var problems = server.services().store().verify();
        server.close();
        assertThat(problems).isEmpty();
    }

    @Test
    void whatOneDevicePutsAnotherHoldsOctetForOctet() throws Exception {
        var phone = calendar("iOS/18.0 dataaccessd/1.0", 0);
        var tablet = calendar("DAVx5/4.4", 0);

        assertThat(phone.put("a.ics", event("a", "Crane check"))).isTrue();
        tablet.sync();

        assertThat(tablet.replica()).containsOnlyKeys(tablet.collection() + "a.ics");
        assertThat(tablet.replica().values())
                .extracting(DavDevice.Member::document)
                .containsExactly(event("a", "Crane check"));
    }

    @Test
    void aDeviceThatLostTheAnswerToItsPutHasItOnce() throws Exception {
        var wire = server.wire(USER, "DAVx5/4.4");
        var phone = DavDevice.discover(wire, Speech.CALENDARS, "calendar", 0);
        var faults = List.of(Fault.ANSWER_LOST, Fault.REQUEST_DOUBLED).iterator();
        wire.suffer(() -> faults.hasNext() ? faults.next() : Fault.NONE);

        assertThat(phone.put("a.ics", event("a", "Once"))).isTrue();
        assertThat(phone.put("b.ics", event("b", "Once, too"))).isTrue();

        var fresh = calendar("DAVx5/4.4", 0);
        fresh.sync();
        assertThat(fresh.replica()).hasSize(2);
    }

    @Test
    void twoDevicesThatChangeTheSameItemLoseNothingUnknowingly() throws Exception {
        var phone = calendar("iOS/18.0", 0);
        var laptop = calendar("Thunderbird/153.0", 0);
        phone.put("a.ics", event("a", "First"));
        laptop.sync();

        assertThat(laptop.put("a.ics", event("a", "Second"))).isTrue();
        assertThat(phone.put("a.ics", event("a", "Third"))).isFalse();

        phone.sync();
        assertThat(phone.replica()).isEqualTo(laptop.replica());
    }

    @Test
    void eachConnectionIsARowAndARemovedRowStartsOver() throws Exception {
        var phone = calendar("DAVx5/4.4", 0);
        var cards = DavDevice.discover(server.wire(USER, "DAVx5/4.4"), Speech.ADDRESS_BOOKS, "contacts", 0);
        for (int i = 0; i < 10; i++) {
            phone.put(i + ".ics", event("e" + i, "Event " + i));
            cards.put(i + ".vcf", card("c" + i, "Contact " + i));
        }
        phone.sync();
        cards.sync();
        var held = new TreeMap<>(phone.replica());
        var account = mailbox().account().id();
        var rows = server.services().devices().list(account);
        assertThat(rows).extracting(row -> row.protocol().type()).containsExactlyInAnyOrder("CalDAV", "CardDAV");

        rows.forEach(row -> server.services().devices().remove(account, row.id()));
        phone.sync();

        assertThat(phone.startedOver()).isEqualTo(1);
        assertThat(phone.replica()).isEqualTo(held).hasSize(10);
        assertThat(mailbox().count(mailbox().collection(Role.CALENDAR).id())).isEqualTo(10);
        assertThat(server.services().devices().list(account))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.id())
                        .isNotIn(rows.stream().map(old -> old.id()).toList()));
    }

    @Test
    void lastSyncMovesWithTimeAndSurvivesARestart() throws Exception {
        var phone = calendar("DAVx5/4.4", 0);
        phone.sync();
        server.time().advance(Duration.ofHours(3));
        var contact = server.time().instant();
        phone.sync();

        server.restart();

        assertThat(server.services().devices().list(mailbox().account().id()))
                .singleElement()
                .satisfies(row -> assertThat(row.lastSync()).isEqualTo(contact));
    }

    @Test
    void aFailedSignInLeavesNoRow() throws Exception {
        var stranger = new Wire(java.net.http.HttpClient.newHttpClient(), server::uri, USER, "wrong", "DAVx5/4.4");

        var answer = stranger.send("PROPFIND", "/dav/calendars/" + USER + "/", Map.of("Depth", "0"), new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(server.services().devices().all()).isEmpty();
    }

    @Test
    void manyDevicesUnderFaultsAndRestartsEndWithWhatTheServerHolds() throws Exception {
        for (long seed = 1; seed <= 4; seed++) {
            var random = new SplittableRandom(seed);
            var address = "sim" + seed + "@example.org";
            server.addUser(address);
            var devices = new DavDevice[4];
            var wires = new Wire[devices.length];
            for (int i = 0; i < devices.length; i++) {
                wires[i] = server.wire(address, "Simulated-" + i + "/1.0");
                devices[i] = DavDevice.discover(wires[i], Speech.CALENDARS, "calendar", i == 0 ? 0 : 1 + 2 * i);
                wires[i].suffer(FaultPlan.random(random.split(), 0.15));
            }
            for (int step = 0; step < 150; step++) {
                act(devices[random.nextInt(devices.length)], random, seed + "-" + step);
                if (step % 60 == 59) {
                    server.restart();
                }
            }
            for (int i = 0; i < devices.length; i++) {
                wires[i].suffer(FaultPlan.CALM);
                devices[i].sync();
                devices[i].sync();
                assertThat(documents(devices[i]))
                        .as("device %s of seed %s", i, seed)
                        .isEqualTo(stored(server.mailbox(address)));
                assertThat(devices[i].startedOver())
                        .as("starts over, seed %s", seed)
                        .isZero();
            }
        }
    }

    private static void act(DavDevice device, SplittableRandom random, String token) throws Exception {
        var name = "n" + random.nextInt(12) + ".ics";
        switch (random.nextInt(4)) {
            case 0 -> device.sync();
            case 1 -> {
                if (device.replica().containsKey(device.collection() + name)) {
                    device.delete(name);
                }
            }
            default -> device.put(name, event("uid-" + name, "written " + token));
        }
    }

    private DavDevice calendar(String userAgent, int pageSize) throws Exception {
        return DavDevice.discover(server.wire(USER, userAgent), Speech.CALENDARS, "calendar", pageSize);
    }

    private Mailbox mailbox() {
        return server.mailbox(USER);
    }

    private static Map<String, String> documents(DavDevice device) {
        var found = new TreeMap<String, String>();
        device.replica()
                .forEach((path, member) -> found.put(path.substring(path.lastIndexOf('/') + 1), member.document()));
        return found;
    }

    private static Map<String, String> stored(Mailbox mailbox) throws IOException {
        var found = new TreeMap<String, String>();
        var calendar = mailbox.collection(Role.CALENDAR).id();
        for (var item : mailbox.changes(calendar, Position.START, 10_000).present()) {
            found.put(item.name(), new String(mailbox.read(item).octets(), StandardCharsets.UTF_8));
        }
        return found;
    }

    private static String event(String uid, String summary) {
        return """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//fixture//EN
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20260301T100000Z
                DTSTART:20260401T090000Z
                SUMMARY:%s
                END:VEVENT
                END:VCALENDAR
                """.formatted(uid, summary).replace("\n", "\r\n");
    }

    private static String card(String uid, String name) {
        return """
                BEGIN:VCARD
                VERSION:3.0
                UID:%s
                N:%s;;;;
                FN:%s
                END:VCARD
                """.formatted(uid, name, name).replace("\n", "\r\n");
    }
}
