package org.bangfu.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One task in Tasklist, as its doer sees it: found in the list by its case, claimed, filled in, completed. The form is
 * there before the claim but cannot be used, and is drawn anew after it: every act waits for the field that answers.
 */
final class Tasklist {

    private static final DateTimeFormatter DAY_OF_CALENDAR = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    private static final int ATTEMPTS = 5;

    /** Milliseconds; the form hands on what is typed after 300. */
    private static final double SETTLED = 400;

    private final Page page;

    private Tasklist(Page page) {
        this.page = page;
    }

    /** Chooses the case's task among those that nobody has claimed yet. */
    static Tasklist choose(Desk desk, String caseNumber, String step) {
        Page page = desk.open("/camunda/app/tasklist/default/");
        page.getByText("本岗位待办").first().click();
        page.locator("li.task")
                .filter(BrowserWalk.saying(caseNumber))
                .filter(BrowserWalk.saying(step))
                .first()
                .click();
        page.waitForSelector(".task-card .bangfu-subject");
        return new Tasklist(page);
    }

    /** Chooses the case's task and claims it; then its form can be filled in. */
    static Tasklist claim(Desk desk, String caseNumber, String step) {
        Tasklist task = choose(desk, caseNumber, step);
        task.page.click("button.claim");
        task.page.waitForSelector("button.unclaim");
        task.page.waitForSelector(".fjs-container .fjs-input:enabled");
        return task;
    }

    /** Leaves Tasklist for the page of ours on which the task is done. */
    Page openOwnPage() {
        page.locator(".bangfu-own-page a").click();
        page.waitForSelector("main .button.primary");
        return page;
    }

    /** Waits for the case file beside the form and returns what it says. */
    String caseFile() {
        Locator file = page.frameLocator(".bangfu-casefile iframe").locator("main");
        file.locator("h2").filter(BrowserWalk.saying("经过")).waitFor();
        return file.innerText();
    }

    Tasklist answer(String question, String answer) {
        mark(
                page.locator(".fjs-form-field-radio")
                        .filter(BrowserWalk.saying(question))
                        .locator("label"),
                answer);
        return this;
    }

    Tasklist tick(String label) {
        mark(page.locator(".fjs-form-field-checkbox label"), label);
        return this;
    }

    Tasklist write(String label, String text) {
        Locator field = page.locator(".fjs-form-field-textarea, .fjs-form-field-textfield")
                .filter(BrowserWalk.saying(label))
                .locator("textarea, input");
        fill(field, text);
        return this;
    }

    /** A form that is being drawn anew forgets what is typed at that moment: a person types it again, and so do we. */
    private void fill(Locator field, String text) {
        for (int i = 0; i < ATTEMPTS; i++) {
            field.fill(text);
            field.blur();
            page.waitForTimeout(SETTLED);
            if (field.inputValue().equals(text)) {
                return;
            }
        }
        assertThat(field).hasValue(text);
    }

    Tasklist number(String label, String number) {
        Locator field = page.locator(".fjs-form-field-number")
                .filter(BrowserWalk.saying(label))
                .locator("input");
        fill(field, number);
        return this;
    }

    Tasklist choose(String label, String option) {
        Locator field = page.locator(".fjs-form-field-select").filter(BrowserWalk.saying(label));
        field.locator(".fjs-input-group").click();
        field.locator(".fjs-dropdownlist-item")
                .filter(BrowserWalk.saying(option))
                .click();
        assertThat(field).containsText(option);
        return this;
    }

    /** Takes the day from the calendar, which opens on the business day's month. */
    Tasklist date(String label, LocalDate day) {
        Locator field = page.locator(".fjs-form-field-datetime").filter(BrowserWalk.saying(label));
        field.locator("input[type=text]").first().click();
        field.locator(".flatpickr-calendar.open [aria-label='" + DAY_OF_CALENDAR.format(day) + "']")
                .click();
        return this;
    }

    /** Completes the task; it is gone and nothing was refused. */
    void complete() {
        page.click(".form-actions .btn-primary:enabled");
        Locator gone = page.getByText("请在列表中选择一项任务");
        Locator refusal = page.locator(".page-notifications .alert-danger .message");
        gone.or(refusal).first().waitFor();
        assertThat(refusal.allInnerTexts()).isEmpty();
    }

    /** The browser's language of patterns knows no \\Q and \\E: what means something in it is escaped by itself. */
    private static void mark(Locator labels, String text) {
        String escaped = text.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
        Locator label = labels.filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + escaped + "\\*?$")));
        label.click();
        assertThat(label.locator("input"))
                .isChecked(new LocatorAssertions.IsCheckedOptions().setTimeout(Desk.PATIENCE));
    }
}
