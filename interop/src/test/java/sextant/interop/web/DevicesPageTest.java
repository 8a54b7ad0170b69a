package sextant.interop.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.mailbox.Protocol;
import sextant.mailbox.Role;
import sextant.testkit.DavDevice;
import sextant.testkit.DavDevice.Speech;
import sextant.testkit.TestServer;
import sextant.testkit.Wire;

/** My Settings, Synchronized Devices, as somebody in front of a browser sees it. */
class DevicesPageTest {
    private static final String USER = "alma@example.org";
    private static final String PHONE = "DAVx5/4.4.3-ose (dav4jvm; okhttp/4.12.0) Android/14";
    private static final String DESK = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.0";
    private static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    private TestServer server;

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(folder, 1);
        server.addUser(USER);
        CHROMIUM.complaints().clear();
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(CHROMIUM.complaints()).as("what the browser complained of").isEmpty();
    }

    // ---- devices ------------------------------------------------------------------------------------------------

    private void sync(String agent) throws IOException, InterruptedException {
        look(server.wire(USER, agent), "calendars", "calendar");
    }

    private static void look(Wire wire, String shelf, String segment) throws IOException, InterruptedException {
        var answer = wire.send(
                "PROPFIND", "/dav/" + shelf + "/" + USER + "/" + segment + "/", Map.of("Depth", "1"), new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(207);
    }

    private Wire own(HttpClient client, String secret, String agent) {
        return new Wire(client, server::uri, USER, secret, agent);
    }

    // ---- pages --------------------------------------------------------------------------------------------------

    private Page list() {
        var page = CHROMIUM.signedIn(server, USER);
        page.navigate("/settings/devices");
        return page;
    }

    private static Locator rows(Page page) {
        return page.locator("tr[data-row]");
    }

    private static Locator row(Page page, String name) {
        return rows(page).filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void choose(Page page, String name) {
        row(page, name).getByRole(AriaRole.CHECKBOX).check();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator asked(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    private static Locator inDialog(Page page, String name) {
        return asked(page)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private List<String> names(Page page) {
        return page.locator("td.name a").allInnerTexts();
    }

    // ---- the way there ------------------------------------------------------------------------------------------

    @Test
    void theSettingsIconAndTheFolderMySettingsLeadToTheList() throws Exception {
        sync(PHONE);
        var page = CHROMIUM.signedIn(server, USER);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Settings").setExact(true))
                .click();
        var pane = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Settings"));
        pane.getByText("My Settings").click();
        pane.getByText("Synchronized Devices").click();

        assertThat(page).hasURL(Pattern.compile(".*/settings/devices$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Synchronized Devices")))
                .isVisible();
        assertThat(rows(page)).hasCount(1);
        assertThat(page.locator("thead th")).containsText(new String[] {"", "Name", "Type", "Last Sync"});
    }

    @Test
    void anEmptyListExplainsHowToConnectAFirstDeviceAndTheFirstContactFillsIt() throws Exception {
        var page = list();
        assertThat(page.getByText("No device has connected yet")).isVisible();
        assertThat(page.getByText("Connect your first device")).isVisible();
        sync(PHONE);
        assertThat(rows(page)).hasCount(1);
    }

    @Test
    void eachClientAndProtocolHasOneRowAndAFailedSignInNone() throws Exception {
        sync(PHONE);
        sync(PHONE);
        look(server.wire(USER, PHONE), "addressbooks", "contacts");
        sync(DESK);
        try (var client = HttpClient.newHttpClient()) {
            var wrong = own(client, "not the password", "curl/8")
                    .send("PROPFIND", "/dav/calendars/" + USER + "/calendar/", Map.of(), new byte[0]);
            assertThat(wrong.statusCode()).isEqualTo(401);
        }
        var page = list();

        assertThat(rows(page)).hasCount(3);
        var shown = rows(page).all().stream()
                .map(row -> row.locator("td.name").innerText() + ": "
                        + row.locator("td.type").innerText())
                .collect(Collectors.toSet());
        assertThat(shown).isEqualTo(Set.of("DAVx5: CalDAV", "DAVx5: CardDAV", "Thunderbird: CalDAV"));
    }

    // ---- live ---------------------------------------------------------------------------------------------------

    @Test
    void aDeviceThatSyncsMovesItsLastSyncWhileThePageIsOpen() throws Exception {
        sync(PHONE);
        sync(DESK);
        var page = list();
        choose(page, "DAVx5");
        var before = row(page, "DAVx5").locator("time").getAttribute("datetime");

        server.time().advance(Duration.ofMinutes(7));
        sync(PHONE);

        assertThat(row(page, "DAVx5").locator("time")).not().hasAttribute("datetime", before);
        assertThat(row(page, "DAVx5").getByRole(AriaRole.CHECKBOX)).isChecked();
        assertThat(rows(page).first()).containsText("DAVx5");
    }

    @Test
    void aRowOpensToWhatItsDeviceDidInWords() throws Exception {
        sync(PHONE);
        server.wire(USER, PHONE).send("GET", "/dav/calendars/" + USER + "/calendar/missing.ics", Map.of(), new byte[0]);
        var page = list();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("DAVx5"))
                .click();

        var did = page.locator(".activity li");
        assertThat(did).hasCount(2);
        assertThat(did.first()).containsText("Fetched");
        assertThat(did.first()).containsText("calendar/missing.ics");
        assertThat(did.first().locator(".trouble")).isVisible();
        assertThat(did.last()).containsText("Looked at");
        sync(PHONE);
        assertThat(did).hasCount(3);
    }

    @Test
    void anAdministratorBlocksADeviceThatSyncsMeanwhile() throws Exception {
        server.services().accounts().create("chief@example.org", "", Optional.of(TestServer.PASSWORD), true);
        sync(PHONE);
        var page = CHROMIUM.signedIn(server, "chief@example.org");
        page.navigate("/settings");
        page.getByText("Administration").click();
        page.getByText("All devices").click();
        page.waitForURL("**/settings/administration/devices");
        sync(DESK);
        assertThat(rows(page)).hasCount(2);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Block DAVx5 of " + USER))
                .click();
        assertThat(row(page, "DAVx5").locator(".tag")).hasText("Blocked");
        var turnedAway = server.wire(USER, PHONE)
                .send("PROPFIND", "/dav/calendars/" + USER + "/calendar/", Map.of("Depth", "0"), new byte[0]);
        assertThat(turnedAway.statusCode()).isEqualTo(403);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Allow DAVx5 of " + USER))
                .click();
        assertThat(row(page, "DAVx5").locator(".tag")).hasCount(0);
        sync(PHONE);
    }

    @Test
    void whileNothingSyncsThePageAsksForNothing() throws Exception {
        sync(PHONE);
        var page = list();
        page.waitForTimeout(1_000); // for the news of what was done before
        var asked = new AtomicInteger();
        page.onRequest(request -> asked.incrementAndGet());
        page.waitForTimeout(2_500);
        assertThat(asked).hasValue(0);
        server.time().advance(Duration.ofSeconds(30)); // when the server breaks the silence, and nobody need know
        page.waitForTimeout(500);
        assertThat(asked).hasValue(0);
        sync(PHONE);
        assertThat(row(page, "DAVx5").locator("time"))
                .hasAttribute("datetime", server.time().instant().toString());
        assertThat(asked.get()).isBetween(1, 3);
    }

    // ---- edit ---------------------------------------------------------------------------------------------------

    @Test
    void aNameThatAUserGaveSurvivesAHundredSyncsAndARestart() throws Exception {
        var made = server.services()
                .accounts()
                .createDevicePassword(
                        server.services()
                                .accounts()
                                .byAddress(USER)
                                .orElseThrow()
                                .id(),
                        "Phone");
        try (var client = HttpClient.newHttpClient()) {
            var phone = own(client, made.secret(), PHONE);
            look(phone, "calendars", "calendar");
            var page = list();
            choose(page, "DAVx5");
            button(page, "Edit").click();
            page.getByLabel("Name").fill("Alma's telephone");
            inDialog(page, "Save").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("saved");
            assertThat(row(page, "Alma's telephone")).containsText("DAVx5");

            for (var i = 0; i < 100; i++) {
                look(phone, "calendars", "calendar");
            }
            server.restart();
            look(phone, "calendars", "calendar");
        }
        var again = list();
        assertThat(rows(again)).hasCount(1);
        assertThat(names(again)).containsExactly("Alma's telephone");
    }

    @Test
    void aRowThatSeveralDevicesMayShareCannotBeRenamedAndSaysWhy() throws Exception {
        sync(PHONE);
        var page = list();
        choose(page, "DAVx5");
        button(page, "Edit").click();

        assertThat(page.getByLabel("Name")).isDisabled();
        assertThat(asked(page)).containsText("it cannot be renamed");
        assertThat(asked(page)).containsText("device password");
    }

    @Test
    void aPausedDeviceIsTurnedAwayUntilItMayGoOn() throws Exception {
        sync(PHONE);
        var page = list();
        choose(page, "DAVx5");
        button(page, "Edit").click();
        page.getByText("is paused").click();
        inDialog(page, "Save").click();
        assertThat(row(page, "Paused")).hasCount(1);
        var turnedAway = server.wire(USER, PHONE)
                .send("PROPFIND", "/dav/calendars/" + USER + "/calendar/", Map.of("Depth", "0"), new byte[0]);
        assertThat(turnedAway.statusCode()).isEqualTo(403);
        row(page, "DAVx5").getByRole(AriaRole.LINK).click();
        assertThat(page.locator(".activity .trouble").first()).containsText("This device is paused");
        page.navigate("/settings/devices");

        choose(page, "DAVx5");
        button(page, "Edit").click();
        page.getByText("may sync").click();
        inDialog(page, "Save").click();
        assertThat(row(page, "Paused")).hasCount(0);
        sync(PHONE);
    }

    // ---- sorting ------------------------------------------------------------------------------------------------

    @Test
    void everyColumnSortsBothWays() throws Exception {
        sync("khal");
        server.time().advance(Duration.ofMinutes(1));
        look(server.wire(USER, PHONE), "addressbooks", "contacts");
        server.time().advance(Duration.ofMinutes(1));
        sync(DESK);
        var page = list();
        assertThat(names(page)).containsExactly("Thunderbird", "DAVx5", "khal");
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Last Sync");

        sortBy(page, "Name", "ascending");
        assertThat(names(page)).containsExactly("DAVx5", "khal", "Thunderbird");
        sortBy(page, "Name", "descending");
        assertThat(names(page)).containsExactly("Thunderbird", "khal", "DAVx5");
        sortBy(page, "Type", "ascending");
        assertThat(names(page)).containsExactly("Thunderbird", "khal", "DAVx5");
        sortBy(page, "Last Sync", "descending");
        sortBy(page, "Last Sync", "ascending");
        assertThat(names(page)).containsExactly("khal", "DAVx5", "Thunderbird");
    }

    private static void sortBy(Page page, String column, String order) {
        page.locator("thead").getByText(column).click();
        assertThat(page.locator("th[aria-sort=" + order + "]")).containsText(column);
    }

    // ---- delete -------------------------------------------------------------------------------------------------

    @Test
    void afterDeleteOfSeveralEachDeviceStartsOverAndEndsWithEveryItemOnce() throws Exception {
        var phone = DavDevice.discover(server.wire(USER, PHONE), Speech.CALENDARS, "calendar", 50);
        var desk = DavDevice.discover(server.wire(USER, DESK), Speech.CALENDARS, "calendar", 50);
        for (var i = 0; i < 20; i++) {
            assertThat(phone.put("event-" + i + ".ics", event("event-" + i))).isTrue();
        }
        phone.sync();
        desk.sync();
        assertThat(desk.replica()).hasSize(20);

        var page = list();
        page.getByLabel("Choose all devices").check();
        assertThat(page.locator(".chosen")).hasText("2 chosen");
        button(page, "Delete").click();
        assertThat(asked(page)).containsText("Delete these 2 devices?");
        assertThat(asked(page)).containsText("may stop syncing until they are set up again");
        assertThat(asked(page)).containsText("Nothing in your mailbox is touched");
        assertThat(asked(page)).containsText("setting a connection up anew");
        inDialog(page, "Delete").click();
        assertThat(page.getByText("No device has connected yet")).isVisible();

        for (var device : List.of(phone, desk)) {
            device.sync();
            assertThat(device.startedOver()).isEqualTo(1);
            assertThat(device.replica()).hasSize(20);
            device.forget();
            device.sync();
            assertThat(device.replica()).hasSize(20);
        }
        assertThat(server.mailbox(USER)
                        .count(server.mailbox(USER).collection(Role.CALENDAR).id()))
                .isEqualTo(20);
        assertThat(rows(page)).hasCount(2);
    }

    @Test
    void deleteAsksWhetherToRevokeTheDevicesOwnPassword() throws Exception {
        var account = server.services().accounts().byAddress(USER).orElseThrow().id();
        var made = server.services().accounts().createDevicePassword(account, "Lost phone");
        try (var client = HttpClient.newHttpClient()) {
            var phone = own(client, made.secret(), PHONE);
            look(phone, "calendars", "calendar");
            look(phone, "addressbooks", "contacts");
            var page = list();
            rows(page).first().getByRole(AriaRole.CHECKBOX).check();
            button(page, "Delete").click();
            assertThat(asked(page)).containsText("Also revoke the device password “Lost phone”");
            assertThat(asked(page)).containsText("so does DAVx5");
            inDialog(page, "Delete").click();
            assertThat(rows(page)).hasCount(1);
            var refused = phone.send("PROPFIND", "/dav/", Map.of("Depth", "0"), new byte[0]);
            assertThat(refused.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void cancelDeletesNothing() throws Exception {
        sync(PHONE);
        var page = list();
        choose(page, "DAVx5");
        button(page, "Delete").click();
        asked(page).getByText("Cancel").click();
        assertThat(asked(page)).hasCount(0);
        page.reload();
        assertThat(rows(page)).hasCount(1);
    }

    private static String event(String uid) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:" + uid
                + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260101T000000Z\r\nSUMMARY:" + uid
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    // ---- everybody can use it -----------------------------------------------------------------------------------

    @Test
    void theKeyboardIsEnough() throws Exception {
        sync(PHONE);
        server.time().advance(Duration.ofMinutes(1));
        sync(DESK);
        var page = list();
        tabTo(page, "Choose Thunderbird, CalDAV");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Space");
        assertThat(row(page, "DAVx5").getByRole(AriaRole.CHECKBOX)).isChecked();
        page.keyboard().press("Delete");
        assertThat(asked(page)).containsText("Delete this device?");
        page.keyboard().press("Escape");
        assertThat(asked(page)).hasCount(0);
        page.keyboard().press("F2");
        assertThat(asked(page)).containsText("Edit device");
        page.keyboard().press("Escape");
        page.keyboard().press("Delete");
        assertThat(asked(page)).containsText("Delete this device?");
        for (var i = 0; i < 10 && !focused(page).equals("Delete"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(rows(page)).hasCount(1);
        assertThat(row(page, "Thunderbird")).hasCount(1);
    }

    private static void tabTo(Page page, String label) {
        for (var i = 0; i < 40 && !focused(page).equals(label); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused(page)).isEqualTo(label);
    }

    private static String focused(Page page) {
        return (String) page.evaluate("(document.activeElement.getAttribute('aria-label')"
                + " || document.activeElement.textContent).trim()");
    }

    @Test
    void withoutAnyScriptItWorksAsWell() throws Exception {
        sync(PHONE);
        sync(DESK);
        var page =
                CHROMIUM.person(server, Chromium.WIDE, ColorScheme.LIGHT, false).newPage();
        Chromium.signIn(page, USER, TestServer.PASSWORD);
        page.navigate("/settings/devices");
        choose(page, "DAVx5");
        choose(page, "Thunderbird");
        button(page, "Delete").click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Delete these 2 devices?");
        button(page, "Delete").click();
        assertThat(page.getByText("No device has connected yet")).isVisible();
    }

    @Test
    void onAPhoneAndInTheDarkNothingIsCutOff() throws Exception {
        sync(PHONE);
        sync("A program with a name that goes on and on, " + "on".repeat(60));
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var page = CHROMIUM.person(server, Chromium.NARROW, scheme, true).newPage();
            Chromium.signIn(page, USER, TestServer.PASSWORD);
            for (var path : List.of(
                    "/settings",
                    "/settings/devices",
                    "/settings/devices/device?device=1",
                    "/settings/devices/edit?device=1",
                    "/settings/connect",
                    "/settings/connect?kind=iphone",
                    "/settings/passwords",
                    "/settings/account",
                    "/settings/sessions",
                    "/calendar",
                    "/contacts",
                    "/help")) {
                page.navigate(path);
                assertThat((Boolean) page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as("%s fits in %s", path, scheme)
                        .isTrue();
            }
            page.navigate("/settings/devices");
            assertThat(page.getByText("Last Sync")).isVisible();
            var dark = (Boolean) page.evaluate("getComputedStyle(document.body).backgroundColor === 'rgb(18, 24, 31)'");
            assertThat(dark).isEqualTo(scheme == ColorScheme.DARK);
        }
    }

    @Test
    void whatADeviceOrUserWritesIsShownAndNeverRun() throws Exception {
        var hostile = List.of(
                "<script>window.bad=1</script>",
                "\"><img src=x onerror=window.bad=1>",
                "'-window.bad=1-'",
                "{{7*7}}${7*7}",
                "javascript:window.bad=1");
        var account = server.services().accounts().byAddress(USER).orElseThrow().id();
        for (var i = 0; i < hostile.size(); i++) {
            var row = server.services()
                    .devices()
                    .recognise(
                            account,
                            Protocol.EXCHANGE_ACTIVESYNC,
                            "device " + i,
                            hostile.get(i),
                            hostile.get(i),
                            Optional.empty());
            server.services().devices().rename(account, row.id(), hostile.get(i) + "\u202e given");
        }
        var page = list();
        assertThat(rows(page)).hasCount(hostile.size());
        for (var text : hostile) {
            assertThat(rows(page).getByText(text + "\ufffd given")).hasCount(1);
            row(page, text + "\ufffd given").getByRole(AriaRole.LINK).click();
            assertThat(page.locator("h1")).hasText(text + "\ufffd given");
            page.getByText("Edit", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(asked(page)).isVisible();
            page.navigate("/settings/devices");
        }
        assertThat(page.evaluate("typeof window.bad")).isEqualTo("undefined");
        assertThat(page.locator("main img, main script")).hasCount(0);
    }
}
