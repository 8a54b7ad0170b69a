package sextant.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.interop.web.Chromium;
import sextant.testkit.ServerProcess;

/** Synchronized Devices in Chromium, with vdirsyncer making the rows, against a server in a process of its own. */
class SyncedDevicesTest {
    private static final String USER = "alma@example.org";
    private static final String PASSWORD = "correct horse";

    @TempDir
    private Path folder;

    @Test
    void deletedOnThePageARealClientSyncsAgainWithEveryItemOnce() throws Exception {
        try (var server = ServerProcess.start(folder.resolve("data"));
                var chromium = new Chromium()) {
            server.addUser(USER, PASSWORD);
            var machine = new Vdirsyncer(folder.resolve("laptop"), server, USER, PASSWORD);
            machine.discover();
            for (var i = 0; i < 10; i++) {
                Files.writeString(
                        machine.calendars().resolve("calendar").resolve("e" + i + ".ics"),
                        Samples.event("e" + i, "Event " + i));
                Files.writeString(
                        machine.cards().resolve("contacts").resolve("c" + i + ".vcf"),
                        Samples.contact("c" + i, "Contact " + i));
            }
            machine.sync();
            var page = chromium.person(server.uri(), Chromium.WIDE, ColorScheme.LIGHT, true)
                    .newPage();
            Chromium.signIn(page, USER, PASSWORD);
            page.navigate("/settings/devices");
            assertThat(page.locator("td.name")).hasText(new String[] {"vdirsyncer", "vdirsyncer"});
            assertThat(page.locator("td.type").allInnerTexts()).containsExactlyInAnyOrder("CalDAV", "CardDAV");

            page.getByLabel("Choose all devices").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete"))
                    .click();
            page.locator("dialog[open] button.danger").click();
            assertThat(page.getByText("No device has connected yet")).isVisible();

            machine.sync();
            assertThat(page.locator("td.name")).hasCount(2);
            onceEach(machine);
            machine.sync();
            onceEach(machine);
            page.navigate("/contacts");
            assertThat(page.getByText("10 contacts.")).isVisible();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void onceEach(Vdirsyncer machine) throws IOException {
        assertThat(Vdirsyncer.files(machine.calendars().resolve("calendar"))).hasSize(10);
        assertThat(Vdirsyncer.files(machine.cards().resolve("contacts"))).hasSize(10);
    }
}
