package sextant.interop.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sextant.testkit.TestServer;

/** The system's Chromium, without a window. */
public final class Chromium implements AutoCloseable {
    public static final int WIDE = 1280;
    public static final int NARROW = 390;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    /** Starts one. */
    public Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    }

    /** What pages complained of: refused by their policy, failed in their script. */
    public List<String> complaints() {
        return complaints;
    }

    /** Somebody's browser of its own, of a width, by day or by night. */
    BrowserContext person(TestServer server, int width, ColorScheme scheme, boolean scripts) {
        return person(server.uri(), width, scheme, scripts);
    }

    /** Somebody's browser of its own, for a server anywhere. */
    public BrowserContext person(URI server, int width, ColorScheme scheme, boolean scripts) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(server.toString())
                .setViewportSize(width, 800)
                .setColorScheme(scheme)
                .setTimezoneId("Europe/Berlin")
                .setLocale("en-GB")
                .setJavaScriptEnabled(scripts)
                .setDeviceScaleFactor(1));
        context.setDefaultTimeout(10_000);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        return context;
    }

    Page signedIn(TestServer server, String address) {
        var page = person(server, WIDE, ColorScheme.LIGHT, true).newPage();
        signIn(page, address, TestServer.PASSWORD);
        return page;
    }

    /** Signs in on a new page. */
    public static void signIn(Page page, String address, String password) {
        page.navigate("/sign-in");
        page.getByLabel("Address").fill(address);
        page.getByLabel("Password").fill(password);
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        page.waitForURL("**/mail");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
