package org.bangfu.journeys;

import com.microsoft.playwright.Page;

/** Tasklist, as the doer of a task sees it. */
final class Tasklist {

    private Tasklist() {}

    /** Opens the task and claims it. */
    static void claim(Desk desk, String taskId) {
        Page page = desk.open("/camunda/app/tasklist/default/#/?task=" + taskId);
        page.reload();
        page.click("button.claim");
        page.waitForSelector("button.unclaim");
    }
}
