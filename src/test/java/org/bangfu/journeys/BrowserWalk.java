package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;

/** What the ways through browsers share: signing in at a desk, and the public notice that each of them passes. */
record BrowserWalk(Chromium chromium, int port, DemoPeople people, EngineJobs jobs, TestClock clock) {

    /** Where the printed papers are kept for whoever wants to look at them. */
    private static final Path PAPERS = Path.of("target", "papers");

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

    /** Records a meeting that decides on this one case, with three who do not agree; returns what its page then says. */
    String meet(String username, String meeting, String head, int eligible, int present, String picture) {
        String recorded;
        try (Desk desk = signIn(username)) {
            Page page = desk.open("/meetings");
            assertThat(desk.obstacles()).isEmpty();
            page.locator("tr")
                    .filter(saying(meeting))
                    .locator("a.button")
                    .first()
                    .click();
            page.fill("#place", "村部会议室");
            page.fill("#chair", "陈主任");
            page.fill("#recorder", "杨文书");
            page.fill("#eligible", Integer.toString(eligible));
            page.fill("#present", Integer.toString(present));
            page.fill("#minutes", "宣布了情况，逐户评议，表决如下。");
            for (Locator row : page.locator("tbody tr").all()) {
                row.locator("[name$='.voted']:not([type=hidden])")
                        .setChecked(row.innerText().contains(head));
            }
            Locator row = page.locator("tbody tr").filter(saying(head));
            row.locator("[name$='.yes']").fill(Integer.toString(present - 3));
            row.locator("[name$='.no']").fill("2");
            row.locator("[name$='.abstain']").fill("1");
            row.locator("[name$='.recused']").fill("0");
            assertThat(desk.obstacles()).isEmpty();
            desk.picture(picture);
            page.click("main .button.primary");
            page.waitForSelector("text=会议已登记");
            recorded = page.locator("main").innerText();
            assertThat(recorded).contains("表决有效", head, "通过");
            assertThat(desk.obstacles()).isEmpty();
            desk.assertNoComplaintsOfOurPages();
        }
        jobs.runDue();
        return recorded;
    }

    /** Claims the case's task in Tasklist, has it filled in, keeps a picture and completes it. */
    void task(String username, String caseNumber, String step, String picture, Consumer<Tasklist> filling) {
        try (Desk desk = signIn(username)) {
            Tasklist task = Tasklist.claim(desk, caseNumber, step);
            filling.accept(task);
            desk.picture(picture);
            task.complete();
        }
        jobs.runDue();
    }

    /** The same without a picture. */
    void task(String username, String caseNumber, String step, Consumer<Tasklist> filling) {
        try (Desk desk = signIn(username)) {
            Tasklist task = Tasklist.claim(desk, caseNumber, step);
            filling.accept(task);
            task.complete();
        }
        jobs.runDue();
    }

    /** Opens the page of ours on which the case's task is done, has it filled in and submits it. */
    void page(String username, String caseNumber, String step, String picture, String done, Consumer<Page> filling) {
        try (Desk desk = signIn(username)) {
            Page page = Tasklist.choose(desk, caseNumber, step).openOwnPage();
            filling.accept(page);
            submit(desk, picture, done);
        }
        jobs.runDue();
    }

    /** Opens a page that begins a case, has it filled in and submits it; returns the case's number. */
    String open(String username, String path, String picture, Consumer<Page> filling) {
        try (Desk desk = signIn(username)) {
            Page page = desk.open(path);
            filling.accept(page);
            assertThat(desk.obstacles()).isEmpty();
            desk.pictureFromTop(picture);
            page.click("main .button.primary");
            page.waitForURL(url -> url.contains("/cases/") && !url.endsWith("/cases/new"));
            assertThat(desk.obstacles()).isEmpty();
            desk.assertNoComplaintsOfOurPages();
            jobs.runDue();
            return page.url().replaceAll(".*/cases/", "");
        }
    }

    /** Adds files to the case from its page, as papers of one kind. */
    void upload(String username, String caseNumber, String kind, String... names) {
        try (Desk desk = signIn(username)) {
            Page page = desk.open("/cases/" + caseNumber);
            page.selectOption("#evidence-kind", new SelectOption().setLabel(kind));
            page.setInputFiles(
                    "#evidence-files",
                    Arrays.stream(names).map(BrowserWalk::photo).toArray(FilePayload[]::new));
            assertThat(desk.obstacles()).isEmpty();
            page.click("form[action$='/evidence'] button");
            page.waitForSelector("text=已上传" + names.length + "份材料");
            desk.assertNoComplaintsOfOurPages();
        }
    }

    /** What the case's page says to the person in the end. */
    String read(String username, String caseNumber, String picture) {
        try (Desk desk = signIn(username)) {
            Page page = desk.open("/cases/" + caseNumber);
            assertThat(desk.obstacles()).isEmpty();
            desk.picture(picture);
            desk.assertNoComplaintsOfOurPages();
            return page.locator("main").innerText();
        }
    }

    /** Prints each paper of the case from its page; returns what the page says about what is left to be filled in. */
    Map<String, String> print(String username, String caseNumber) {
        Map<String, String> left = new LinkedHashMap<>();
        try (Desk desk = signIn(username)) {
            Page page = desk.open("/cases/" + caseNumber);
            for (Locator row : page.locator("tr:has(a[href$='.pdf'])").all()) {
                String address = row.locator("a[href$='.pdf']").getAttribute("href");
                APIResponse answer = page.request().get("http://localhost:" + port + address);
                assertThat(answer.status()).as(address).isEqualTo(200);
                assertThat(new String(answer.body(), 0, 5, StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF-");
                Files.write(Files.createDirectories(PAPERS).resolve(address.replaceAll(".*/", "")), answer.body());
                left.put(
                        row.locator("[data-label=公文]").innerText().strip(),
                        row.locator("[data-label=未填内容]").innerText().strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(left).isNotEmpty();
        return left;
    }

    private static void submit(Desk desk, String picture, String done) {
        assertThat(desk.obstacles()).isEmpty();
        desk.pictureFromTop(picture);
        desk.page().click("main .button.primary");
        desk.page().waitForSelector("text=" + done);
        desk.assertNoComplaintsOfOurPages();
    }

    static FilePayload photo(String name) {
        return new FilePayload(name, "image/jpeg", Photos.picture("jpeg", 640, 480));
    }

    static Locator.FilterOptions saying(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
