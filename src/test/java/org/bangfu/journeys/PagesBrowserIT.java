package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page of the menu, as one person of each role sees it in a browser. */
@BangfuIT
class PagesBrowserIT {

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DemoPeople people;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hongyan1-cunwei1",
                "hongyan1-zu1",
                "hongyan1-gongzuodui1",
                "hongyan-xiangzhen1",
                "xian-fupin1",
                "xian-lingdao1",
                "liucheng1",
                "shenji1",
                "guanli1"
            })
    void everyPageOfTheMenuOpensWithoutObstaclesAndWithoutErrors(String username) {
        try (Desk desk = signIn(username)) {
            for (String path : desk.menu()) {
                if (path.startsWith("/camunda/")) {
                    continue;
                }
                desk.open(path);

                assertThat(desk.page().locator("h1").count()).as(path).isPositive();
                assertThat(desk.obstacles()).as(path).isEmpty();
            }
            assertThat(desk.complaints()).isEmpty();
        }
    }

    @Test
    void tasklistSpeaksChineseAndShowsNoForeignBanner() {
        try (Desk desk = signIn("hongyan1-cunwei1")) {
            desk.open("/camunda/app/tasklist/default/");
            desk.page().waitForSelector("text=本岗位待办");

            assertThat(desk.page().locator(".ce-eol-banner:visible").count()).isZero();
            assertThat(desk.page().locator("body").innerText()).doesNotContainPattern("[A-Za-z]{4,}");
            assertThat(desk.page().title()).isEqualTo("帮扶 待办任务");
        }
    }

    @Test
    void whoLeavesTasklistHasLeftOurPagesToo() {
        try (Desk desk = signIn("hongyan1-cunwei1")) {
            desk.open("/camunda/app/tasklist/default/");
            desk.page().click(".account a");
            desk.page().click(".logout a");
            desk.page().waitForURL(url -> url.contains("/login"));
            desk.page().waitForSelector("#username");

            desk.open("/households");

            assertThat(desk.page().locator("#username").count()).isEqualTo(1);
        }
    }

    private Desk signIn(String username) {
        return Desk.signIn(chromium.browser(), "http://localhost:" + port, username, people.password());
    }
}
