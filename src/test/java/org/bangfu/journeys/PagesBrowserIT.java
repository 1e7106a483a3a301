package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page of the menu, as one person of each role sees it in a browser. */
@BangfuIT
class PagesBrowserIT {

    /** What the manual shows of the menu's pages. */
    private static final Map<String, String> PICTURES =
            Map.of("/", "desk", "/policy/parameters", "policy", "/people", "people");

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
    @CsvSource({
        "hongyan1-cunwei1, village-committee",
        "hongyan1-zu1, villager-group",
        "hongyan1-gongzuodui1, village-team",
        "hongyan-xiangzhen1, township-office",
        "xian-fupin1, county-poverty",
        "xian-lingdao1, county-leading-group",
        "xian-minzheng1, civil-affairs",
        "xian-caizheng1, finance",
        "xian-jiandu1, supervision",
        "liucheng1, process-designer",
        "shenji1, auditor",
        "guanli1, system-administrator"
    })
    void everyPageOfTheMenuOpensWithoutObstaclesAndWithoutErrors(String username, String role) {
        try (Desk desk = signIn(username)) {
            for (String path : desk.menu()) {
                if (path.startsWith("/camunda/")) {
                    continue;
                }
                desk.open(path);

                assertThat(desk.page().locator("h1").count()).as(path).isPositive();
                assertThat(desk.obstacles()).as(path).isEmpty();
                if (PICTURES.containsKey(path)) {
                    desk.picture(PICTURES.get(path) + "-" + role);
                }
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
            desk.picture("sign-in");

            desk.open("/households");

            assertThat(desk.page().locator("#username").count()).isEqualTo(1);
        }
    }

    private Desk signIn(String username) {
        return Desk.signIn(chromium.browser(), "http://localhost:" + port, username, people.password());
    }
}
