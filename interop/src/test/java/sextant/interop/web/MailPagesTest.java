package sextant.interop.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Format;
import sextant.content.message.Message;
import sextant.mailbox.Role;
import sextant.mailbox.message.MessageState;
import sextant.testkit.TestServer;

/** Mail in the browser. */
class MailPagesTest {
    private static final String ALMA = Desk.USER;
    private static final String BEN = "ben@example.org";
    private static Chromium chromium;

    @TempDir
    private Path folder;

    private Desk desk;
    private TestServer server;
    private Page page;
    private final List<String> requests = new CopyOnWriteArrayList<>();

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
        server.addUser(BEN);
        page = desk.page();
        page.context().onRequest(request -> requests.add(request.url()));
    }

    @AfterEach
    void stop() {
        page.context().close();
        desk.close();
    }

    private void arrives(String header, String body) {
        var text = "From: Ben <ben@example.org>\r\nTo: alma@example.org\r\n" + header.replace("\n", "\r\n")
                + "\r\nMIME-Version: 1.0\r\n\r\n" + body.replace("\n", "\r\n") + "\r\n";
        put(text);
    }

    private void put(String text) {
        desk.put(Role.INBOX, Format.MESSAGE, text);
    }

    private Locator rows() {
        return page.locator("tr[data-row]");
    }

    private Locator link(String name) {
        return Desk.link(page, name);
    }

    private Locator button(String name) {
        return Desk.button(page, name);
    }

    @Test
    void aLetterIsReadAnsweredAndFiled() throws IOException {
        arrives("Subject: Lunch?\nMessage-ID: <1@x.example>", "At noon?");
        page.navigate("/mail");
        assertThat(rows()).hasCount(1);
        assertThat(page.locator(".mail-folders .count")).hasText("1");
        link("Unread: Lunch?").click();
        assertThat(page.frameLocator("iframe").locator("pre")).containsText("At noon?");
        assertThat(page.locator(".mail-folders .count")).hasCount(0);

        link("Reply").click();
        assertThat(page.getByLabel("To")).hasValue("\"Ben\" <ben@example.org>");
        assertThat(page.getByLabel("Subject")).hasValue("Re: Lunch?");
        page.getByLabel("Text").fill("Yes. <b>Gr\u00fc\u00dfe</b>");
        button("Send").click();
        assertThat(page.getByText("Your message is on its way.")).isVisible();
        assertThat(page.locator("tr[data-row] .sign[title=Answered]")).hasCount(1);

        var sent = desk.items(Role.SENT).getFirst();
        var text = new String(server.mailbox(ALMA).read(sent).octets(), StandardCharsets.UTF_8);
        assertThat(text).contains("In-Reply-To: <1@x.example>");
        page.getByLabel("Choose Lunch?").check();
        button("Delete").click();
        assertThat(page.getByText("Moved to Trash.")).isVisible();
        assertThat(rows()).hasCount(0);
        link("Trash").click();
        button("Empty this folder").click();
        assertThat(page.getByText("Nothing here")).isVisible();
        assertThat(desk.items(Role.TRASH)).isEmpty();
    }

    @Test
    void newMailAppearsByItselfAndIsFound() {
        page.navigate("/mail");
        assertThat(page.getByText("New mail appears here by itself.")).isVisible();
        arrives("Subject: Budget 2026", "The figures");
        assertThat(rows()).hasCount(1);
        arrives("Subject: Picnic", "Bring cake");
        assertThat(rows()).hasCount(2);

        page.getByLabel("Search mail").fill("subject:budg is:unread");
        page.keyboard().press("Enter");
        assertThat(rows()).hasCount(1);
        page.getByLabel("Search mail").fill("nowhere");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Nothing found")).isVisible();
    }

    @Test
    void aDraftIsSavedGoneOnWithAndSentOnce() {
        page.navigate("/mail/compose");
        page.getByLabel("Text").fill("Half");
        button("Send").click();
        assertThat(page.getByText("Say to whom the message goes.")).isVisible();
        assertThat(page.getByLabel("Text")).hasValue("Half");
        page.getByLabel("To").fill("ben@example.org");
        page.getByLabel("Subject").fill("Plan");
        button("Save draft").click();
        assertThat(page.getByText("The draft is saved.")).isVisible();

        link("Plan").click();
        assertThat(page.getByLabel("To")).hasValue("ben@example.org");
        page.getByLabel("Text").fill("Whole");
        button("Send").click();
        assertThat(page.getByText("Your message is on its way.")).isVisible();
        assertThat(desk.items(Role.DRAFTS)).isEmpty();
        assertThat(desk.items(Role.SENT)).hasSize(1);
    }

    @Test
    void whatIsTypedIsKeptFilesAreAttachedAndTheAnswerIsMarked() throws IOException {
        arrives("Subject: Report\nMessage-ID: <r@x.example>", "Where is it?");
        page.navigate("/mail");
        link("Unread: Report").click();
        link("Reply").click();
        page.getByLabel("Text").fill("Here it is.");
        assertThat(page.getByText("Saved")).isVisible();
        assertThat(desk.items(Role.DRAFTS)).hasSize(1);

        page.getByLabel("Attachments").setInputFiles(new FilePayload[] {
            new FilePayload("first <b>.txt", "text/plain", "one".getBytes(StandardCharsets.UTF_8)),
            new FilePayload("zweite \u00fc.bin", "application/octet-stream", new byte[300_000])
        });
        assertThat(page.locator(".files li")).hasCount(2);
        assertThat(page.locator(".files li").first()).containsText("first <b>.txt");
        button("Remove first <b>.txt").click();
        assertThat(page.locator(".files li")).hasCount(1);
        assertThat(page.getByLabel("Text")).hasValue("Here it is.");
        button("Send").click();
        assertThat(page.getByText("Your message is on its way.")).isVisible();

        assertThat(desk.items(Role.DRAFTS)).isEmpty();
        assertThat(new MessageState(desk.items(Role.INBOX).getFirst().properties()).isAnswered())
                .isTrue();
        var sent = Message.of(server.mailbox(ALMA).read(desk.items(Role.SENT).getFirst()));
        assertThat(sent.header().ids("In-Reply-To")).containsExactly("r@x.example");
        assertThat(sent.bodies().attachments())
                .singleElement()
                .satisfies(one -> assertThat(one.part().name()).contains("zweite \u00fc.bin"))
                .satisfies(one -> assertThat(one.part().size()).isEqualTo(300_000));

        page.navigate("/mail/compose");
        page.getByLabel("To").pressSequentially("be");
        assertThat(page.locator("#people option")).hasCount(1);
        assertThat(page.locator("#people option").getAttribute("value")).contains("ben@example.org");
        var inbox = String.valueOf(desk.items(Role.INBOX).getFirst().id().value());
        assertThat(page.evaluate(
                        "async id => { const token = document.querySelector('[name=form-token]').value;"
                                + " const send = headers => fetch('/mail/attach?name=a&type=b&draft=' + id,"
                                + " { method: 'POST', body: 'x', headers }).then(answer => answer.status);"
                                + " return [await send({}), await send({ 'X-Form-Token': token })].join(); }",
                        inbox))
                .as("not without the token, and not to what is no draft")
                .isEqualTo("403,404");
    }

    @Test
    void keysDoWhatButtonsDo() {
        arrives("Subject: Keys", "text");
        page.navigate("/mail");
        page.keyboard().press("/");
        assertThat(page.getByLabel("Search mail")).isFocused();
        link("Unread: Keys").click();
        assertThat(page.frameLocator("iframe").locator("pre")).containsText("text");
        page.keyboard().press("r");
        assertThat(page.getByLabel("Subject")).hasValue("Re: Keys");
        page.goBack();
        assertThat(page.locator(".mail-head")).isVisible();
        page.keyboard().press("#");
        assertThat(page.getByText("Moved to Trash.")).isVisible();
        page.keyboard().press("c");
        assertThat(page.getByLabel("To")).isFocused();
    }

    /** What a hostile message tries; each sets a mark or fetches something if it succeeds. */
    private static final String HOSTILE = """
            <script>top.marked=1;document.title='marked'</script><img src=x onerror="parent.marked=1">
            <img src="http://evil.invalid/img.png" srcset="http://evil.invalid/set.png 2x" lowsrc="http://evil.invalid/l.png">
            <table background="http://evil.invalid/background.png"><tr><td style="background:url(http://evil.invalid/css.png)">x</td></tr></table>
            <style>@import url(http://evil.invalid/import.css); body{background:url(http://evil.invalid/body.png)}
            @font-face{font-family:a;src:url(http://evil.invalid/font.woff)}</style>
            <div style="background-image:var(--x,url(http://evil.invalid/var.png));position:fixed;top:0">y</div>
            <svg><script>parent.marked=1</script><image href="http://evil.invalid/svg.png"/><use href="http://evil.invalid/use.svg#a"/></svg>
            <svg><animate onbegin="parent.marked=1" attributeName=x dur=1s></svg><math><mtext><style><img src=x onerror=parent.marked=1></style></math>
            <iframe src="http://evil.invalid/frame"></iframe><object data="http://evil.invalid/object"></object><embed src="http://evil.invalid/embed">
            <video poster="http://evil.invalid/poster.png" autoplay><source src="http://evil.invalid/v.mp4"></video><audio src="http://evil.invalid/a.mp3" autoplay></audio>
            <link rel="stylesheet" href="http://evil.invalid/link.css"><link rel="prefetch" href="http://evil.invalid/prefetch"><link rel=dns-prefetch href="//evil.invalid">
            <meta http-equiv="refresh" content="0;url=http://evil.invalid/refresh"><base href="http://evil.invalid/">
            <form action="http://evil.invalid/form"><input autofocus onfocus="parent.marked=1"><button>Sign in again</button></form>
            <a href="javascript:parent.marked=1" id="bad">bad</a><a href="java&#10;script:parent.marked=1">bad too</a><a href="data:text/html,<script>1</script>">data</a>
            <a href="https://good.example/" id="good">https://bank.example/</a><body onload="parent.marked=1"><input type=image src=http://evil.invalid/i.png>
            <img src="cid:pic@x"><p id="end">The end</p>
            """;

    @Test
    void aHostileMessageIsShownAndCanDoNothing() {
        put(
                "From: =?utf-8?q?=3Cscript=3Eparent=2Emarked=3D1=3C/script=3E?= <x@evil.invalid>\r\nTo: alma@example.org\r\n"
                        + "Subject: <img src=x onerror=marked=1> </title><script>marked=1</script>\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/related; boundary=r\r\n\r\n"
                        + "--r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + HOSTILE.replace("\n", "\r\n")
                        + "\r\n--r\r\nContent-Type: image/png\r\nContent-ID: <pic@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\r\n--r--\r\n"
                        + "--b\r\nContent-Type: text/html; name=\"<script>x.html\"\r\nContent-Disposition: attachment\r\n\r\n"
                        + "<script>parent.marked=1</script>\r\n--b--\r\n");
        page.navigate("/mail");
        assertThat(rows()).hasCount(1);
        page.locator("td.name a").click();
        var text = page.frameLocator("iframe");
        assertThat(text.locator("body")).containsText("The end");

        assertThat(page.evaluate("window.marked")).isNull();
        assertThat(text.locator("img").count()).as("the message's own picture").isEqualTo(1);
        assertThat(text.locator("img").getAttribute("src")).startsWith("data:image/png;base64,");
        assertThat(text.locator("a[href]").count()).isEqualTo(1);
        assertThat(text.locator("a[href]").getAttribute("title")).isEqualTo("https://good.example/");
        assertThat(text.locator("form, input, button, script, style, iframe, svg, object, link, meta[http-equiv], base")
                        .evaluateAll("list => list.filter(one => one.parentElement !== document.head).length"))
                .isEqualTo(0);
        assertThat(requests).allMatch(url -> url.startsWith(server.uri().toString()), "no request leaves");

        var part = page.request()
                .get(server.uri() + "mail/part?id="
                        + desk.items(Role.INBOX).getFirst().id().value() + "&part=2&look=1");
        assertThat(part.headers().get("content-type")).isEqualTo("application/octet-stream");
        assertThat(part.headers().get("content-disposition")).startsWith("attachment;");
        assertThat(part.headers().get("content-security-policy"))
                .contains("sandbox")
                .contains("default-src 'none'");
        assertThat(part.headers().get("x-content-type-options")).isEqualTo("nosniff");

        page.waitForRequest(
                "http://evil.invalid/img.png", () -> link("Show pictures").click());
        assertThat(text.locator("body")).containsText("The end");
        assertThat(requests.stream().filter(url -> url.contains("evil.invalid")).distinct())
                .as("only the picture that was asked for")
                .containsExactly("http://evil.invalid/img.png");
    }

    @Test
    void whatIsAnotherUsersIsNotThere() {
        arrives("Subject: Secret", "text");
        var id = desk.items(Role.INBOX).getFirst().id().value();
        var ben = chromium.signedIn(server, BEN);
        for (var path : List.of(
                "message?id=", "body?id=", "part?part=1&id=", "source?id=", "compose?reply=", "compose?draft=")) {
            assertThat(ben.request().get(server.uri() + "mail/" + path + id).status())
                    .as(path)
                    .isEqualTo(404);
        }
        ben.context().close();
    }
}
