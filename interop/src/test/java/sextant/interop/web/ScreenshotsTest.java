package sextant.interop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.mailbox.AccountId;
import sextant.server.demo.Demo;
import sextant.testkit.TestServer;
import sextant.testkit.Wire;

/**
 * Takes pictures of the main pages, with the sample mailbox and some devices, into {@code target/screenshots}; the script
 * {@code scripts/screenshots} puts them into the manual.
 */
class ScreenshotsTest {
    private static final String USER = "demo@example.org";
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestServer server;
    private Chromium chromium;

    @BeforeEach
    void start() throws IOException {
        chromium = new Chromium();
        server = TestServer.start(folder, 1);
        Demo.fill(server.services(), TestServer.PASSWORD);
        Files.createDirectories(PICTURES);
    }

    @AfterEach
    void stop() {
        chromium.close();
        server.close();
        client.close();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theMainPagesByDayAndByNightWideAndNarrow() throws Exception {
        devices();
        var wide = page(Chromium.WIDE, ColorScheme.LIGHT);
        wide.navigate("/sign-in");
        take(wide, "sign-in");
        Chromium.signIn(wide, USER, TestServer.PASSWORD);
        take(wide, "/mail", "mail");
        take(wide, "/calendar", "calendar");
        take(wide, "/mail/compose", "compose");
        take(wide, "/contacts", "contacts");
        take(wide, "/settings", "settings");
        take(wide, "/settings/devices", "devices");
        wide.getByLabel("Choose Alma's phone, CalDAV").check();
        ask(wide, "Edit");
        take(wide, "edit");
        wide.keyboard().press("Escape");
        wide.getByLabel("Choose Thunderbird, CalDAV").check();
        ask(wide, "Delete");
        take(wide, "delete");
        wide.keyboard().press("Escape");
        wide.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Thunderbird"))
                .click();
        wide.waitForSelector(".activity");
        take(wide, "activity");
        take(wide, "/settings/connect", "connect");
        take(wide, "/settings/passwords", "passwords");
        take(wide, "/settings/account", "account");
        take(wide, "/settings/sessions", "sessions");
        take(wide, "/settings/administration/devices", "all-devices");
        take(wide, "/help", "help");
        wide.navigate("/settings/connect?kind=iphone");
        wide.getByText("Make a password").click();
        wide.waitForSelector(".secret");
        take(wide, "connect-iphone");

        var dark = page(Chromium.WIDE, ColorScheme.DARK);
        Chromium.signIn(dark, USER, TestServer.PASSWORD);
        take(dark, "/settings/devices", "devices-dark");
        dark.getByLabel("Choose Thunderbird, CalDAV").check();
        ask(dark, "Delete");
        take(dark, "delete-dark");

        for (var scheme : ColorScheme.values()) {
            if (scheme != ColorScheme.NO_PREFERENCE) {
                var suffix = scheme == ColorScheme.DARK ? "-dark" : "";
                var narrow = page(Chromium.NARROW, scheme);
                Chromium.signIn(narrow, USER, TestServer.PASSWORD);
                take(narrow, "/mail", "mail-phone" + suffix);
                take(narrow, "/calendar", "calendar-phone" + suffix);
                take(narrow, "/settings", "settings-phone" + suffix);
                take(narrow, "/settings/devices", "devices-phone" + suffix);
                take(narrow, "/settings/devices/device?device=1", "activity-phone" + suffix);
                take(narrow, "/settings/connect", "connect-phone" + suffix);
                take(narrow, "/settings/passwords", "passwords-phone" + suffix);
            }
        }
    }

    private void devices() throws Exception {
        var account = server.services().accounts().byAddress(USER).orElseThrow().id();
        var phone = server.services().accounts().createDevicePassword(account, "Alma's phone");
        var android = wire(phone.secret(), "DAVx5/4.4.3-ose (dav4jvm; okhttp/4.12.0) Android/14");
        look(android, "calendars", "calendar");
        rename(account, "Alma's phone");
        look(android, "addressbooks", "contacts");
        rename(account, "Alma's phone");
        server.time().advance(Duration.ofHours(30));
        look(wire(TestServer.PASSWORD, "khal, by vdirsyncer/0.19"), "calendars", "tasks");
        server.time().advance(Duration.ofHours(14));
        look(wire(TestServer.PASSWORD, "macOS/15.1 (24B83) CalendarAgent/1050"), "calendars", "calendar");
        server.time().advance(Duration.ofMinutes(47));
        var desk = wire(TestServer.PASSWORD, "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Thunderbird/128.4.0");
        look(desk, "calendars", "calendar");
        desk.send("GET", "/dav/calendars/" + USER + "/calendar/boat-trip.ics", Map.of(), new byte[0]);
        desk.send(
                "REPORT", "/dav/calendars/" + USER + "/tasks/", Map.of(), "<nothing".getBytes(StandardCharsets.UTF_8));
        look(desk, "calendars", "tasks");
        server.time().advance(Duration.ofMinutes(6));
        look(android, "calendars", "calendar");
        server.time().advance(Duration.ofMinutes(2));
    }

    private void rename(AccountId account, String name) {
        server.services()
                .devices()
                .list(account)
                .forEach(device -> server.services().devices().rename(account, device.id(), name));
    }

    private Wire wire(String password, String agent) {
        return new Wire(client, server::uri, USER, password, agent);
    }

    private static void look(Wire wire, String shelf, String segment) throws IOException, InterruptedException {
        wire.send("PROPFIND", "/dav/" + shelf + "/" + USER + "/" + segment + "/", Map.of("Depth", "1"), new byte[0]);
    }

    private Page page(int width, ColorScheme scheme) {
        return chromium.person(server, width, scheme, true).newPage();
    }

    private static void ask(Page page, String what) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(what).setExact(true))
                .click();
        page.waitForSelector("dialog[open] form");
    }

    private static void take(Page page, String address, String name) {
        page.navigate(address);
        take(page, name);
    }

    private static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
