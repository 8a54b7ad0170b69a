package sextant.interop.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static sextant.interop.web.Desk.PHONE;
import static sextant.interop.web.Desk.PROGRAM;
import static sextant.interop.web.Desk.USER;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.mailbox.Role;
import sextant.testkit.DavDevice;
import sextant.testkit.DavDevice.Speech;

/** Delete on Synchronized Devices: what it asks, what it takes, and what its devices do then. */
class DeletingDevicesTest {
    private static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    private Desk desk;

    @AfterAll
    static void closeChromium() {
        CHROMIUM.close();
    }

    @BeforeEach
    void start() throws IOException {
        desk = new Desk(folder, CHROMIUM);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void afterDeleteOfSeveralEachDeviceStartsOverAndEndsWithEveryItemOnce() throws Exception {
        var phone = DavDevice.discover(desk.server.wire(USER, PHONE), Speech.CALENDARS, "calendar", 50);
        var laptop = DavDevice.discover(desk.server.wire(USER, PROGRAM), Speech.CALENDARS, "calendar", 50);
        for (var i = 0; i < 20; i++) {
            assertThat(phone.put("event-" + i + ".ics", event("event-" + i))).isTrue();
        }
        phone.sync();
        laptop.sync();
        assertThat(laptop.replica()).hasSize(20);

        var page = desk.list();
        page.getByLabel("Choose all devices").check();
        assertThat(page.locator(".chosen")).hasText("2 chosen");
        Desk.button(page, "Delete").click();
        assertThat(Desk.asked(page)).containsText("Delete these 2 devices?");
        assertThat(Desk.asked(page)).containsText("may stop syncing until they are set up again");
        assertThat(Desk.asked(page)).containsText("Nothing in your mailbox is touched");
        assertThat(Desk.asked(page)).containsText("setting a connection up anew");
        Desk.inDialog(page, "Delete").click();
        assertThat(page.getByText("No device has connected yet")).isVisible();

        for (var device : List.of(phone, laptop)) {
            device.sync();
            assertThat(device.startedOver()).isEqualTo(1);
            assertThat(device.replica()).hasSize(20);
            device.forget();
            device.sync();
            assertThat(device.replica()).hasSize(20);
        }
        assertThat(desk.server
                        .mailbox(USER)
                        .count(desk.server
                                .mailbox(USER)
                                .collection(Role.CALENDAR)
                                .id()))
                .isEqualTo(20);
        assertThat(Desk.rows(page)).hasCount(2);
    }

    @Test
    void deleteAsksWhetherToRevokeTheDevicesOwnPassword() throws Exception {
        var account = desk.account();
        var made = desk.server.services().accounts().createDevicePassword(account, "Lost phone");
        try (var client = HttpClient.newHttpClient()) {
            var phone = desk.own(client, made.secret(), PHONE);
            Desk.look(phone, "calendars", "calendar");
            Desk.look(phone, "addressbooks", "contacts");
            var page = desk.list();
            Desk.rows(page).first().getByRole(AriaRole.CHECKBOX).check();
            Desk.button(page, "Delete").click();
            assertThat(Desk.asked(page)).containsText("Also revoke the device password “Lost phone”");
            assertThat(Desk.asked(page)).containsText("so does DAVx5");
            Desk.inDialog(page, "Delete").click();
            assertThat(Desk.rows(page)).hasCount(1);
            var refused = phone.send("PROPFIND", "/dav/", Map.of("Depth", "0"), new byte[0]);
            assertThat(refused.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void cancelDeletesNothing() throws Exception {
        desk.sync(PHONE);
        var page = desk.list();
        Desk.choose(page, "DAVx5");
        Desk.button(page, "Delete").click();
        Desk.asked(page).getByText("Cancel").click();
        assertThat(Desk.asked(page)).hasCount(0);
        page.reload();
        assertThat(Desk.rows(page)).hasCount(1);
    }

    private static String event(String uid) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:" + uid
                + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260101T000000Z\r\nSUMMARY:" + uid
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }
}
