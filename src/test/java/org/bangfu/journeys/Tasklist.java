package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** One task in Tasklist, as its doer sees it: claim, fill in, complete. */
final class Tasklist {

    private final Page page;

    private Tasklist(Page page) {
        this.page = page;
    }

    /** Opens the task and claims it. */
    static Tasklist claim(Desk desk, String taskId) {
        Page page = desk.open("/camunda/app/tasklist/default/#/?task=" + taskId);
        page.reload();
        page.click("button.claim");
        page.waitForSelector("button.unclaim");
        return new Tasklist(page);
    }

    Tasklist choose(String label, String answer) {
        field(label)
                .getByText(answer, new Locator.GetByTextOptions().setExact(true))
                .click();
        return this;
    }

    Tasklist tick(String label) {
        page.locator(".fjs-form-field-checkbox label").filter(containing(label)).click();
        return this;
    }

    Tasklist write(String label, String text) {
        Locator input = field(label).locator("input, textarea").first();
        input.fill(text);
        input.blur();
        return this;
    }

    /** @param date as the field shows it, such as 2015/08/03 */
    Tasklist date(String label, String date) {
        Locator input = field(label).locator("input[type=text]").first();
        input.fill(date);
        input.press("Enter");
        page.keyboard().press("Escape");
        return this;
    }

    /** Completes the task; it must disappear without a complaint. */
    void complete() {
        page.locator(".form-actions button.btn-primary:visible").click();
        page.waitForSelector(".no-task, .task-removed-alert:visible, .page-notifications .alert-danger");
        assertThat(refusal()).isEmpty();
    }

    private String refusal() {
        Locator messages = page.locator(".page-notifications .alert-danger .message");
        return messages.count() == 0 ? "" : messages.first().innerText();
    }

    private Locator field(String label) {
        return page.locator(".fjs-form-field").filter(containing(label)).last();
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(Pattern.compile(Pattern.quote(text)));
    }
}
