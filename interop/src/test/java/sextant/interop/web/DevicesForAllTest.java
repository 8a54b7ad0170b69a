package sextant.interop.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static sextant.interop.web.Desk.PHONE;
import static sextant.interop.web.Desk.PROGRAM;
import static sextant.interop.web.Desk.USER;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.mailbox.Protocol;
import sextant.testkit.TestServer;

/** Synchronized Devices by keyboard, on a phone, in the dark, without script, and for those who mean harm. */
class DevicesForAllTest {
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
    void theKeyboardIsEnough() throws Exception {
        desk.sync(PHONE);
        desk.server.time().advance(Duration.ofMinutes(1));
        desk.sync(PROGRAM);
        var page = desk.list();
        tabTo(page, "Choose Thunderbird, CalDAV");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Space");
        assertThat(Desk.row(page, "DAVx5").getByRole(AriaRole.CHECKBOX)).isChecked();
        page.keyboard().press("Delete");
        assertThat(Desk.asked(page)).containsText("Delete this device?");
        page.keyboard().press("Escape");
        assertThat(Desk.asked(page)).hasCount(0);
        page.keyboard().press("F2");
        assertThat(Desk.asked(page)).containsText("Edit device");
        page.keyboard().press("Escape");
        page.keyboard().press("Delete");
        assertThat(Desk.asked(page)).containsText("Delete this device?");
        for (var i = 0; i < 10 && !focused(page).equals("Delete"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(Desk.rows(page)).hasCount(1);
        assertThat(Desk.row(page, "Thunderbird")).hasCount(1);
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
    void aSessionThatEndedElsewhereLeadsToTheSignInAndBack() throws Exception {
        desk.sync(PHONE);
        desk.sync(PROGRAM);
        var page = desk.list();
        var elsewhere = CHROMIUM.signedIn(desk.server, USER);
        elsewhere.navigate("/settings/sessions");
        elsewhere.getByText("Sign out everywhere else").click();
        assertThat(elsewhere.getByRole(AriaRole.STATUS)).containsText("Signed out there");

        Desk.choose(page, "DAVx5");
        Desk.button(page, "Edit").click();
        page.waitForURL("**/sign-in?to=*");
        page.getByLabel("Address").fill(USER);
        page.getByLabel("Password").fill(TestServer.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(Desk.rows(page)).hasCount(2);
    }

    @Test
    void withoutAnyScriptItWorksAsWell() throws Exception {
        desk.sync(PHONE);
        desk.sync(PROGRAM);
        var page = CHROMIUM.person(desk.server, Chromium.WIDE, ColorScheme.LIGHT, false)
                .newPage();
        Chromium.signIn(page, USER, TestServer.PASSWORD);
        page.navigate("/settings/devices");
        Desk.choose(page, "DAVx5");
        Desk.choose(page, "Thunderbird");
        Desk.button(page, "Delete").click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Delete these 2 devices?");
        Desk.button(page, "Delete").click();
        assertThat(page.getByText("No device has connected yet")).isVisible();
    }

    @Test
    void onAPhoneAndInTheDarkNothingIsCutOff() throws Exception {
        desk.sync(PHONE);
        desk.sync("A program with a name that goes on and on, " + "on".repeat(60));
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var page =
                    CHROMIUM.person(desk.server, Chromium.NARROW, scheme, true).newPage();
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
        var account = desk.account();
        for (var i = 0; i < hostile.size(); i++) {
            var row = desk.server
                    .services()
                    .devices()
                    .recognise(
                            account,
                            Protocol.EXCHANGE_ACTIVESYNC,
                            "device " + i,
                            hostile.get(i),
                            hostile.get(i),
                            Optional.empty());
            desk.server.services().devices().rename(account, row.id(), hostile.get(i) + "\u202e given");
        }
        var page = desk.list();
        assertThat(Desk.rows(page)).hasCount(hostile.size());
        for (var text : hostile) {
            assertThat(Desk.rows(page).getByText(text + "\ufffd given")).hasCount(1);
            Desk.row(page, text + "\ufffd given").getByRole(AriaRole.LINK).click();
            assertThat(page.locator("h1")).hasText(text + "\ufffd given");
            page.getByText("Edit", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(Desk.asked(page)).isVisible();
            page.navigate("/settings/devices");
        }
        assertThat(page.evaluate("typeof window.bad")).isEqualTo("undefined");
        assertThat(page.locator("main img, main script")).hasCount(0);
    }
}
