package sextant.interop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sextant.content.Document;
import sextant.content.Format;
import sextant.mailbox.AccountId;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;
import sextant.testkit.TestServer;
import sextant.testkit.Wire;

/** Alma at her desk: a server, devices of hers that sync with it, and a browser. */
final class Desk implements AutoCloseable {
    static final String USER = "alma@example.org";
    static final String PHONE = "DAVx5/4.4.3-ose (dav4jvm; okhttp/4.12.0) Android/14";
    static final String PROGRAM = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.0";

    private final Chromium chromium;
    final TestServer server;

    Desk(Path folder, Chromium chromium) throws IOException {
        this.chromium = chromium;
        this.server = TestServer.start(folder, 1);
        server.addUser(USER);
        chromium.complaints().clear();
    }

    AccountId account() {
        return server.services().accounts().byAddress(USER).orElseThrow().id();
    }

    @Override
    public void close() {
        server.close();
        assertThat(chromium.complaints()).as("what the browser complained of").isEmpty();
    }

    // ---- the mailbox --------------------------------------------------------------------------------------------

    /** What is in a folder of hers. */
    List<Item> items(Role role) {
        var mailbox = server.mailbox(USER);
        return mailbox.items(mailbox.collection(role).id(), "", 100);
    }

    /** A document comes into a folder of hers; its octets are these. */
    Item put(Role role, Format format, String octets) {
        var mailbox = server.mailbox(USER);
        var add = new Edit.AddItem(
                mailbox.collection(role).id(),
                Document.of(format, octets.getBytes(StandardCharsets.UTF_8)),
                Properties.NONE);
        return mailbox.commit(Batch.of(Author.server("test"), add))
                .outcomes()
                .getFirst()
                .item()
                .orElseThrow();
    }

    // ---- devices ------------------------------------------------------------------------------------------------

    void sync(String agent) throws IOException, InterruptedException {
        look(server.wire(USER, agent), "calendars", "calendar");
    }

    static void look(Wire wire, String shelf, String segment) throws IOException, InterruptedException {
        var answer = wire.send(
                "PROPFIND", "/dav/" + shelf + "/" + USER + "/" + segment + "/", Map.of("Depth", "1"), new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(207);
    }

    /** A device with a password of its own. */
    Wire own(HttpClient client, String secret, String agent) {
        return new Wire(client, server::uri, USER, secret, agent);
    }

    // ---- pages --------------------------------------------------------------------------------------------------

    /** Alma's browser, signed in. */
    Page page() {
        return chromium.signedIn(server, USER);
    }

    /** Alma's browser, at the list. */
    Page list() {
        var page = page();
        page.navigate("/settings/devices");
        return page;
    }

    static Locator rows(Page page) {
        return page.locator("tr[data-row]");
    }

    static Locator row(Page page, String name) {
        return rows(page).filter(new Locator.FilterOptions().setHasText(name));
    }

    static void choose(Page page, String name) {
        row(page, name).getByRole(AriaRole.CHECKBOX).check();
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator asked(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    static Locator inDialog(Page page, String name) {
        return asked(page)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    static List<String> names(Page page) {
        return page.locator("td.name a").allInnerTexts();
    }
}
