package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;

/** What the ways through browsers share: signing in at a desk, and the public notice that each of them passes. */
record BrowserWalk(Chromium chromium, int port, DemoPeople people, EngineJobs jobs, TestClock clock) {

    Desk signIn(String username) {
        return Desk.signIn(chromium.browser(), "http://localhost:" + port, username, people.password());
    }

    /** Draws up the sheet, posts it with a photo, lets its term run and takes it down; returns what was printed. */
    String notice(String clerk, String head, String title, int days, String picture) {
        String sheet;
        String printed;
        try (Desk desk = signIn(clerk)) {
            Page page = desk.open("/notices");
            Locator group = page.locator("main form").filter(saying(head));
            for (Locator row : group.locator("tbody tr").all()) {
                row.locator("input[type=checkbox]").setChecked(row.innerText().contains(head));
            }
            group.locator("[name=phone]").fill("0739-7611234");
            assertThat(desk.obstacles()).isEmpty();
            group.locator("button").click();
            page.waitForURL(url -> url.contains("/notices/sheets/"));
            assertThat(page.locator("h1").innerText()).isEqualTo(title);
            sheet = page.url().replaceAll(".*/notices/sheets/", "/notices/sheets/");
            page.setInputFiles("#photo", photo("公示栏.jpg"));
            assertThat(desk.obstacles()).isEmpty();
            page.click("form[action$='/post'] .button.primary");
            page.waitForSelector("text=公示期至");
            desk.picture(picture);
            desk.open(sheet + "/print");
            printed = page.locator("main").innerText();
            assertThat(printed).contains(head).doesNotContain("430599");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture(picture + "-print");
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
        clock.plusDays(days + 1);
        jobs.runDue();
        try (Desk desk = signIn(clerk)) {
            Page page = desk.open(sheet);
            page.fill("#firstWitness", "见证人甲");
            page.fill("#secondWitness", "见证人乙");
            assertThat(desk.obstacles()).isEmpty();
            page.click("form[action$='/take-down'] .button.primary");
            page.waitForSelector("dt:has-text('撤下时间')");
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
        return printed;
    }

    static FilePayload photo(String name) {
        return new FilePayload(name, "image/jpeg", Photos.picture("jpeg", 640, 480));
    }

    static Locator.FilterOptions saying(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
