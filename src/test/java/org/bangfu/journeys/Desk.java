package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One member of staff at a browser of his or her own. Collects what the browser complains about. */
final class Desk implements AutoCloseable {

    /** Milliseconds; a busy machine takes a minute to show Tasklist for the first time. */
    static final double PATIENCE = 180_000;

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Desk(String address, BrowserContext context) {
        this.address = address;
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
    }

    /** Opens a browser and signs in through the sign-in page. */
    static Desk signIn(Browser browser, String address, String username, String password) {
        Desk desk = new Desk(
                address,
                browser.newContext(
                        new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1440, 900)));
        desk.open("/login");
        desk.page.fill("#username", username);
        desk.page.fill("#password", password);
        desk.page.click("main button[type=submit]");
        desk.page.waitForSelector("text=工作台");
        return desk;
    }

    Page page() {
        return page;
    }

    /** Opens a path of the application; it must be answered. */
    Page open(String path) {
        Response response = page.navigate(address + path);
        assertThat(response.status()).as("%s 的答复", path).isEqualTo(200);
        return page;
    }

    /**
     * Keeps a picture of what is on the screen, for whoever mends a failing test; with {@code
     * -Dbangfu.pictures=src/docs/manual/images} it becomes the manual's.
     */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(System.getProperty("bangfu.pictures", "target/pictures"), name + ".png"))
                .setFullPage(false));
    }

    /** The same for the beginning of a long page. */
    void pictureFromTop(String name) {
        page.evaluate("window.scrollTo(0, 0)");
        picture(name);
    }

    /** The paths of the menu above the page. */
    List<String> menu() {
        return page.locator(".site-nav a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    /** Grave obstacles of the page for people who see or move badly (WCAG 2 AA), one line each. */
    List<String> obstacles() {
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(List.of("wcag2a", "wcag2aa")).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule -> page.url() + ": " + rule.getId() + " " + places(rule))
                        .toList();
    }

    private static String places(Rule rule) {
        return rule.getNodes().stream()
                .map(node -> String.valueOf(node.getTarget()))
                .limit(5)
                .collect(Collectors.joining(", "));
    }

    /** Errors of scripts and refusals of the content security policy since the desk was opened. */
    List<String> complaints() {
        return complaints;
    }

    /** Tasklist's own are left out: it asks for things that are closed to it. */
    void assertNoComplaintsOfOurPages() {
        assertThat(complaints)
                .filteredOn(complaint -> !complaint.startsWith(address + "/camunda/"))
                .isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
