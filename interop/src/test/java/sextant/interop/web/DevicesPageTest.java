package sextant.interop.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static sextant.interop.web.Desk.PHONE;
import static sextant.interop.web.Desk.PROGRAM;
import static sextant.interop.web.Desk.USER;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
import sextant.testkit.DavDevice;
import sextant.testkit.TestServer;

/** My Settings, Synchronized Devices, as somebody in front of a browser sees it. */
class DevicesPageTest {
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

    // ---- the way there ------------------------------------------------------------------------------------------

    @Test
    void theSettingsIconAndTheFolderMySettingsLeadToTheList() throws Exception {
        desk.sync(PHONE);
        var page = CHROMIUM.signedIn(desk.server, USER);
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
        assertThat(Desk.rows(page)).hasCount(1);
        assertThat(page.locator("thead th")).containsText(new String[] {"", "Name", "Type", "Last Sync"});
        page.goBack();
        assertThat(page).hasURL(Pattern.compile(".*/settings$"));
        page.waitForLoadState();
        // as the page itself does, for the driver's own way is refused while Chromium still puts the old page away;
        // and not at once, for the driver's question would be cut off by it
        page.evaluate("void setTimeout(() => history.forward(), 100)");
        assertThat(Desk.rows(page)).hasCount(1);
    }

    @Test
    void anEmptyListExplainsHowToConnectAFirstDeviceAndTheFirstContactFillsIt() throws Exception {
        var page = desk.list();
        assertThat(page.getByText("No device has connected yet")).isVisible();
        assertThat(page.getByText("Connect your first device")).isVisible();
        desk.sync(PHONE);
        assertThat(Desk.rows(page)).hasCount(1);
    }

    @Test
    void eachClientAndProtocolHasOneRowAndAFailedSignInNone() throws Exception {
        desk.sync(PHONE);
        desk.sync(PHONE);
        Desk.look(desk.server.wire(USER, PHONE), "addressbooks", "contacts");
        desk.sync(PROGRAM);
        try (var client = HttpClient.newHttpClient()) {
            var wrong = desk.own(client, "not the password", "curl/8")
                    .send("PROPFIND", "/dav/calendars/" + USER + "/calendar/", Map.of(), new byte[0]);
            assertThat(wrong.statusCode()).isEqualTo(401);
        }
        var page = desk.list();

        assertThat(Desk.rows(page)).hasCount(3);
        var shown = Desk.rows(page).all().stream()
                .map(row -> row.locator("td.name").innerText() + ": "
                        + row.locator("td.type").innerText())
                .collect(Collectors.toSet());
        assertThat(shown).isEqualTo(Set.of("DAVx5: CalDAV", "DAVx5: CardDAV", "Thunderbird: CalDAV"));
    }

    // ---- live ---------------------------------------------------------------------------------------------------

    @Test
    void aDeviceThatSyncsMovesItsLastSyncWhileThePageIsOpen() throws Exception {
        desk.sync(PHONE);
        desk.sync(PROGRAM);
        var page = desk.list();
        Desk.choose(page, "DAVx5");
        var before = Desk.row(page, "DAVx5").locator("time").getAttribute("datetime");

        desk.server.time().advance(Duration.ofMinutes(7));
        desk.sync(PHONE);

        assertThat(Desk.row(page, "DAVx5").locator("time")).not().hasAttribute("datetime", before);
        assertThat(Desk.row(page, "DAVx5").getByRole(AriaRole.CHECKBOX)).isChecked();
        assertThat(Desk.rows(page).first()).containsText("DAVx5");
    }

    @Test
    void aRowOpensToWhatItsDeviceDidInWords() throws Exception {
        desk.sync(PHONE);
        desk.server
                .wire(USER, PHONE)
                .send("GET", "/dav/calendars/" + USER + "/calendar/missing.ics", Map.of(), new byte[0]);
        var page = desk.list();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("DAVx5"))
                .click();

        var did = page.locator(".activity li");
        assertThat(did).hasCount(2);
        assertThat(did.first()).containsText("Fetched");
        assertThat(did.first()).containsText("calendar/missing.ics");
        assertThat(did.first().locator(".trouble")).isVisible();
        assertThat(did.last()).containsText("Looked at");
        desk.sync(PHONE);
        assertThat(did).hasCount(3);
    }

    @Test
    void anAdministratorBlocksADeviceThatSyncsMeanwhile() throws Exception {
        desk.server.services().accounts().create("chief@example.org", "", Optional.of(TestServer.PASSWORD), true);
        desk.sync(PHONE);
        var page = CHROMIUM.signedIn(desk.server, "chief@example.org");
        page.navigate("/settings");
        page.getByText("Administration").click();
        page.getByText("All devices").click();
        page.waitForURL("**/settings/administration/devices");
        desk.sync(PROGRAM);
        assertThat(Desk.rows(page)).hasCount(2);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Block DAVx5 of " + USER))
                .click();
        assertThat(Desk.row(page, "DAVx5").locator(".tag")).hasText("Blocked");
        var turnedAway = desk.server
                .wire(USER, PHONE)
                .send("PROPFIND", "/dav/calendars/" + USER + "/calendar/", Map.of("Depth", "0"), new byte[0]);
        assertThat(turnedAway.statusCode()).isEqualTo(403);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Allow DAVx5 of " + USER))
                .click();
        assertThat(Desk.row(page, "DAVx5").locator(".tag")).hasCount(0);
        desk.sync(PHONE);
    }

    @Test
    void whileNothingSyncsThePageAsksForNothing() throws Exception {
        desk.sync(PHONE);
        var page = desk.list();
        page.waitForTimeout(1_000); // for the news of what was done before
        var asked = new AtomicInteger();
        page.onRequest(request -> asked.incrementAndGet());
        page.waitForTimeout(2_500);
        assertThat(asked).hasValue(0);
        desk.server.time().advance(Duration.ofSeconds(30)); // when the server breaks the silence, and nobody need know
        page.waitForTimeout(500);
        assertThat(asked).hasValue(0);
        desk.sync(PHONE);
        assertThat(Desk.row(page, "DAVx5").locator("time"))
                .hasAttribute("datetime", desk.server.time().instant().toString());
        assertThat(asked.get()).isBetween(1, 3);
    }

    // ---- edit ---------------------------------------------------------------------------------------------------

    @Test
    void aNameThatAUserGaveSurvivesAHundredSyncsAndARestart() throws Exception {
        var made = desk.server.services().accounts().createDevicePassword(desk.account(), "Phone");
        try (var client = HttpClient.newHttpClient()) {
            var phone = desk.own(client, made.secret(), PHONE);
            Desk.look(phone, "calendars", "calendar");
            var page = desk.list();
            Desk.choose(page, "DAVx5");
            Desk.button(page, "Edit").click();
            page.getByLabel("Name").fill("Alma's telephone");
            Desk.inDialog(page, "Save").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("saved");
            assertThat(Desk.row(page, "Alma's telephone")).containsText("DAVx5");

            for (var i = 0; i < 100; i++) {
                Desk.look(phone, "calendars", "calendar");
            }
            desk.server.restart();
            Desk.look(phone, "calendars", "calendar");
        }
        var again = desk.list();
        assertThat(Desk.rows(again)).hasCount(1);
        assertThat(Desk.names(again)).containsExactly("Alma's telephone");
    }

    @Test
    void aRowThatSeveralDevicesMayShareCannotBeRenamedAndSaysWhy() throws Exception {
        desk.sync(PHONE);
        var page = desk.list();
        Desk.choose(page, "DAVx5");
        Desk.button(page, "Edit").click();

        assertThat(page.getByLabel("Name")).isDisabled();
        assertThat(Desk.asked(page)).containsText("it cannot be renamed");
        assertThat(Desk.asked(page)).containsText("device password");
    }

    @Test
    void whatIsNotTickedGoesFromTheDeviceAndComesBackWhenItIsTickedAgain() throws Exception {
        var tasks = DavDevice.discover(desk.server.wire(USER, PHONE), DavDevice.Speech.CALENDARS, "tasks", 50);
        for (var i = 0; i < 5; i++) {
            assertThat(tasks.put("task-" + i + ".ics", task("task-" + i))).isTrue();
        }
        tasks.sync();
        var page = desk.list();
        Desk.choose(page, "DAVx5");
        Desk.button(page, "Edit").click();
        page.getByLabel("Tasks").uncheck();
        Desk.inDialog(page, "Save").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("saved");
        Desk.row(page, "DAVx5").getByRole(AriaRole.LINK).click();
        assertThat(page.getByText("Calendars, Notes")).isVisible();

        var phone = desk.server.wire(USER, PHONE);
        var listing = phone.send("PROPFIND", "/dav/calendars/" + USER + "/", Map.of("Depth", "1"), new byte[0]);
        assertThat(new String(listing.body(), StandardCharsets.UTF_8))
                .contains("/calendar/", "/notes/")
                .doesNotContain("/tasks/");
        var direct = phone.send("GET", tasks.collection() + "task-1.ics", Map.of(), new byte[0]);
        assertThat(direct.statusCode()).isEqualTo(404);
        // other devices see them still
        var other = DavDevice.discover(desk.server.wire(USER, PROGRAM), DavDevice.Speech.CALENDARS, "tasks", 50);
        other.sync();
        assertThat(other.replica()).hasSize(5);
        assertThat(other.put("task-5.ics", task("task-5"))).isTrue();

        page.getByText("Edit", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Tasks").check();
        Desk.inDialog(page, "Save").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("saved");
        tasks.sync();
        assertThat(tasks.replica()).hasSize(6);
        assertThat(tasks.startedOver()).isZero();
    }

    private static String task(String uid) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VTODO\r\nUID:" + uid
                + "\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:" + uid + "\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";
    }

    @Test
    void aPausedDeviceIsTurnedAwayUntilItMayGoOn() throws Exception {
        desk.sync(PHONE);
        var page = desk.list();
        Desk.choose(page, "DAVx5");
        Desk.button(page, "Edit").click();
        page.getByText("is paused").click();
        Desk.inDialog(page, "Save").click();
        assertThat(Desk.row(page, "Paused")).hasCount(1);
        var turnedAway = desk.server
                .wire(USER, PHONE)
                .send("PROPFIND", "/dav/calendars/" + USER + "/calendar/", Map.of("Depth", "0"), new byte[0]);
        assertThat(turnedAway.statusCode()).isEqualTo(403);
        Desk.row(page, "DAVx5").getByRole(AriaRole.LINK).click();
        assertThat(page.locator(".activity .trouble").first()).containsText("This device is paused");
        page.navigate("/settings/devices");

        Desk.choose(page, "DAVx5");
        Desk.button(page, "Edit").click();
        page.getByLabel("may sync", new Page.GetByLabelOptions().setExact(true)).check();
        Desk.inDialog(page, "Save").click();
        assertThat(Desk.row(page, "Paused")).hasCount(0);
        desk.sync(PHONE);
    }

    // ---- sorting ------------------------------------------------------------------------------------------------

    @Test
    void everyColumnSortsBothWays() throws Exception {
        desk.sync("khal");
        desk.server.time().advance(Duration.ofMinutes(1));
        Desk.look(desk.server.wire(USER, PHONE), "addressbooks", "contacts");
        desk.server.time().advance(Duration.ofMinutes(1));
        desk.sync(PROGRAM);
        var page = desk.list();
        assertThat(Desk.names(page)).containsExactly("Thunderbird", "DAVx5", "khal");
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Last Sync");

        sortBy(page, "Name", "ascending");
        assertThat(Desk.names(page)).containsExactly("DAVx5", "khal", "Thunderbird");
        sortBy(page, "Name", "descending");
        assertThat(Desk.names(page)).containsExactly("Thunderbird", "khal", "DAVx5");
        sortBy(page, "Type", "ascending");
        assertThat(Desk.names(page)).containsExactly("Thunderbird", "khal", "DAVx5");
        sortBy(page, "Last Sync", "descending");
        sortBy(page, "Last Sync", "ascending");
        assertThat(Desk.names(page)).containsExactly("khal", "DAVx5", "Thunderbird");
    }

    private static void sortBy(Page page, String column, String order) {
        page.locator("thead").getByText(column).click();
        assertThat(page.locator("th[aria-sort=" + order + "]")).containsText(column);
    }
}
