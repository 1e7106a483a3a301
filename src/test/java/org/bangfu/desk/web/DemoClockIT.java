package org.bangfu.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BangfuIT
class DemoClockIT {

    private static final LocalDate MONDAY = LocalDate.of(2015, 8, 3);

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMonday() {
        clock.moveTo(MONDAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hongyan1-cunwei1", "hongyan-xiangzhen1", "xian-fupin1", "xian-lingdao1", "liucheng1", "shenji1"
            })
    void nobodyButTheAdministratorMovesTheDay(String username) {
        Browser browser = as(username);

        assertThat(browser.get("/").body()).contains("请用系统管理员登录").doesNotContain("action=\"/desk/clock\"");
        assertThat(move(browser, "2015-08-11").statusCode()).isEqualTo(404);
        assertThat(clock.today()).isEqualTo(MONDAY);
    }

    @Test
    void theAdministratorMovesTheDayForwardOnly() {
        Browser browser = as("guanli1");
        assertThat(browser.get("/").body()).contains("action=\"/desk/clock\"");

        assertThat(move(browser, "2015-08-11").statusCode()).isEqualTo(302);
        assertThat(clock.today()).isEqualTo(LocalDate.of(2015, 8, 11));
        assertThat(browser.get("/").body()).contains("演示日期已调到 2015-08-11");
        move(browser, "2015-08-04");
        assertThat(clock.today()).isEqualTo(LocalDate.of(2015, 8, 11));
        assertThat(browser.get("/").body()).contains("演示日期只能向后调整");
    }

    private static HttpResponse<String> move(Browser browser, String day) {
        return browser.post("/profile", "/desk/clock", Map.of("day", day));
    }

    private Browser as(String username) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(username, people.password()).statusCode()).isEqualTo(302);
        return browser;
    }
}
