package sextant.interop.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Document;
import sextant.content.Format;
import sextant.mail.deliver.Vacation;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.Precondition;
import sextant.mailbox.Role;
import sextant.testkit.TestServer;

/** Contacts, tasks and notes are made, changed and removed in the browser. */
class EditingTest {
    private static final String ALMA = Desk.USER;
    private static Chromium chromium;

    @TempDir
    private Path folder;

    private Desk desk;
    private TestServer server;
    private Page page;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void start() throws IOException {
        desk = new Desk(folder, chromium);
        server = desk.server;
        page = desk.page();
    }

    @AfterEach
    void stop() {
        page.context().close();
        desk.close();
    }

    private Item put(Role role, Format format, String document) {
        return desk.put(role, format, document.replace("\n", "\r\n"));
    }

    private String only(Role role) throws IOException {
        assertThat(desk.items(role)).hasSize(1);
        return new String(server.mailbox(ALMA).read(desk.items(role).getFirst()).octets(), StandardCharsets.UTF_8);
    }

    private Locator link(String name) {
        return Desk.link(page, name);
    }

    private Locator button(String name) {
        return Desk.button(page, name);
    }

    @Test
    void aNoteIsMadeChangedAndRemoved() throws IOException {
        page.navigate("/notes");
        link("New").click();
        button("Save").click();
        assertThat(page.getByText("Write something first.")).isVisible();
        page.getByLabel("Title").fill("Shopping; list");
        page.getByLabel("Text").fill("Milk\nBread, <b>fresh</b>");
        button("Save").click();
        link("Shopping; list").click();
        assertThat(page.getByLabel("Text")).hasValue("Milk\nBread, <b>fresh</b>");
        page.getByLabel("Categories").fill("Home, Food");
        button("Save").click();
        assertThat(link("Shopping; list")).isVisible();
        assertThat(only(Role.NOTES))
                .contains("SUMMARY:Shopping\\; list\r\n")
                .contains("DESCRIPTION:Milk\\nBread\\, <b>fresh</b>\r\n")
                .contains("CATEGORIES:Home,Food\r\n");
        link("Shopping; list").click();
        button("Delete this note").click();
        assertThat(page.getByText("No notes yet.")).isVisible();
        assertThat(desk.items(Role.NOTES)).isEmpty();
    }

    private static final String TASK = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Elsewhere//EN
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:STANDARD
            DTSTART:19701025T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VTODO
            UID:t1
            DTSTAMP:20260101T000000Z
            X-ODD;X-P="a;b":kept \\
             as it was
            SUMMARY;LANGUAGE=de:Steuern
            DUE;TZID=Europe/Berlin:20260531T180000
            PRIORITY:2
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER:-PT1H
            END:VALARM
            END:VTODO
            END:VCALENDAR
            """;

    @Test
    void aChangeTouchesNothingElse() throws IOException {
        put(Role.TASKS, Format.ICALENDAR, TASK);
        page.navigate("/tasks");
        link("Steuern").click();
        assertThat(page.getByLabel("Due")).hasValue("2026-05-31");
        button("Save").click();
        assertThat(link("Steuern")).isVisible();
        assertThat(only(Role.TASKS)).as("saved as it was shown").isEqualTo(TASK.replace("\n", "\r\n"));

        link("Steuern").click();
        page.getByLabel("Due").fill("2026-06-30");
        button("Save").click();
        assertThat(link("Steuern")).isVisible();
        assertThat(only(Role.TASKS))
                .as("another day, at the same time of day")
                .isEqualTo(TASK.replace("\n", "\r\n").replace("20260531T180000", "20260630T180000"));

        link("Steuern").click();
        page.getByLabel("Done").check();
        button("Save").click();
        assertThat(page.locator("li.done")).hasCount(1);
        assertThat(only(Role.TASKS))
                .contains(":COMPLETED\r\n")
                .contains("COMPLETED:20260301T")
                .contains("X-ODD;X-P=\"a;b\":kept \\\r\n as it was\r\n");
    }

    private static final String CARD = """
            BEGIN:VCARD
            VERSION:3.0
            UID:c1
            FN:Berta Braun
            N:Braun;Berta;;;
            EMAIL;TYPE=INTERNET,HOME:berta@other.example
            item1.TEL;TYPE=CELL:+49 30 123
            item1.X-ABLabel:Boat
            X-ODD;X-P=1:kept
            BDAY:1980-02-29
            END:VCARD
            """;

    @Test
    void aContactsNamesFollowEachOtherAndTheRestStays() throws IOException {
        put(Role.CONTACTS, Format.VCARD, CARD);
        page.navigate("/contacts");
        link("Berta Braun").click();
        assertThat(page.getByLabel("E-mail", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("berta@other.example");
        assertThat(page.getByLabel("Birthday")).hasValue("1980-02-29");
        button("Save").click();
        assertThat(link("Berta Braun")).isVisible();
        assertThat(only(Role.CONTACTS)).as("saved as it was shown").isEqualTo(CARD.replace("\n", "\r\n"));

        link("Berta Braun").click();
        page.getByLabel("Last name").fill("Blau");
        button("Save").click();
        assertThat(link("Berta Blau")).isVisible();
        assertThat(only(Role.CONTACTS))
                .isEqualTo(CARD.replace("\n", "\r\n")
                        .replace("FN:Berta Braun", "FN:Berta Blau")
                        .replace("N:Braun;", "N:Blau;"));

        page.navigate("/contacts/edit");
        page.getByLabel("First name").fill("Cleo");
        page.getByLabel("E-mail", new Page.GetByLabelOptions().setExact(true)).fill("cleo@other.example");
        button("Save").click();
        assertThat(link("Cleo")).isVisible();
        assertThat(desk.items(Role.CONTACTS))
                .anySatisfy(item -> assertThat(item.summary().emails()).containsExactly("cleo@other.example"));
        link("Cleo").click();
        button("Delete this contact").click();
        assertThat(link("Berta Blau")).isVisible();
        assertThat(desk.items(Role.CONTACTS)).hasSize(1);
    }

    @Test
    void whatWasChangedMeanwhileIsNotWrittenOverUnasked() throws IOException {
        var item = put(Role.TASKS, Format.ICALENDAR, TASK);
        page.navigate("/tasks/edit?item=" + item.id().value());
        var other = TASK.replace("Steuern", "Taxes").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        server.mailbox(ALMA)
                .commit(Batch.of(
                        Author.server("test"),
                        new Edit.ReplaceItem(item.id(), Document.of(Format.ICALENDAR, other), Precondition.NONE)));
        page.getByLabel("Notes").fill("Ask about the form");
        button("Save").click();
        assertThat(page.getByText("It was changed elsewhere while you wrote.")).isVisible();
        assertThat(page.getByLabel("Notes")).hasValue("Ask about the form");
        assertThat(only(Role.TASKS)).contains("Taxes").doesNotContain("Ask about");
        button("Save").click();
        assertThat(link("Steuern")).isVisible();
        assertThat(only(Role.TASKS)).contains("Steuern").contains("Ask about the form");
    }

    @Test
    void aTaskThatRepeatsIsNotTickedOffAsAWhole() {
        put(
                Role.TASKS,
                Format.ICALENDAR,
                TASK.replace(
                        "PRIORITY:2\n", "PRIORITY:2\nDTSTART;TZID=Europe/Berlin:20260501T180000\nRRULE:FREQ=YEARLY\n"));
        page.navigate("/tasks");
        link("Steuern").click();
        assertThat(page.getByLabel("Done")).isDisabled();
        assertThat(page.getByText("It repeats")).isVisible();
    }

    @Test
    void whoIsAwaySaysSoAndUntilWhen() {
        page.navigate("/settings/absence");
        page.getByLabel("Answer whoever writes to me, once a week").check();
        page.getByLabel("Answer", new Page.GetByLabelOptions().setExact(true)).fill("Back soon.");
        page.getByLabel("First day").fill("2026-03-10");
        page.getByLabel("Last day").fill("2026-03-09");
        button("Save").click();
        assertThat(page.getByText("The last day is before the first one.")).isVisible();
        page.getByLabel("Last day").fill("2026-03-12");
        button("Save").click();
        assertThat(page.getByText("Your changes were saved.")).isVisible();
        assertThat(page.getByLabel("Last day")).hasValue("2026-03-12");
        var account = server.services().accounts().byAddress(ALMA).orElseThrow();
        assertThat(Vacation.of(account.settings()))
                .contains(new Vacation(
                        "Back soon.",
                        "",
                        Optional.of(Instant.parse("2026-03-09T23:00:00Z")),
                        Optional.of(Instant.parse("2026-03-12T23:00:00Z"))));
        page.getByLabel("Answer whoever writes to me, once a week").uncheck();
        button("Save").click();
        assertThat(page.getByLabel("Last day")).hasValue("");
        assertThat(Vacation.of(server.services()
                        .accounts()
                        .byAddress(ALMA)
                        .orElseThrow()
                        .settings()))
                .isEmpty();
    }

    @Test
    void whatIsAnotherUsersIsNotThere() {
        var item = put(Role.TASKS, Format.ICALENDAR, TASK);
        server.addUser("ben@example.org");
        var ben = chromium.signedIn(server, "ben@example.org");
        assertThat(ben.request()
                        .get(server.uri() + "tasks/edit?item=" + item.id().value())
                        .status())
                .isEqualTo(404);
        assertThat(page.request()
                        .get(server.uri() + "notes/edit?item=" + item.id().value())
                        .status())
                .as("another kind")
                .isEqualTo(404);
        ben.context().close();
    }
}
