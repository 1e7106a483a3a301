package org.bangfu.funds.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the money: who gets in, and who may do what. */
@BangfuIT
class FundPagesIT {

    private static final List<String> PAGES =
            List.of("/funds", "/funds/batches", "/funds/reconciliation", "/funds/imprest", "/funds/accounts");

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Autowired
    TestClock clock;

    @BeforeEach
    void inTheCampaign() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    private Browser signedIn(String username) {
        Browser browser = new Browser(port);
        browser.signIn(username, people.password());
        return browser;
    }

    @ParameterizedTest
    @CsvSource({
        "xian-caizheng1, 200, 200, 200, 200, 200",
        "xian-minzheng1, 200, 200, 200, 200, 200",
        "xian-fupin1, 200, 200, 200, 200, 200",
        "xian-lingdao1, 200, 200, 200, 200, 200",
        "shenji1, 200, 200, 200, 200, 200",
        "xian-jiandu1, 200, 200, 200, 200, 200",
        "hongyan-minzheng1, 302, 404, 404, 200, 200",
        "hongyan-zhenzhang1, 302, 404, 404, 200, 404",
        "hongyan1-cunwei1, 404, 404, 404, 404, 404",
        "guanli1, 404, 404, 404, 404, 404",
        "xian-jiaoyu1, 404, 404, 404, 404, 404"
    })
    void everybodySeesWhatTheirPostAsksFor(
            String username, int budget, int batches, int reconciliation, int imprest, int accounts) {
        Browser browser = signedIn(username);

        assertThat(PAGES.stream().map(page -> browser.get(page).statusCode()))
                .containsExactly(budget, batches, reconciliation, imprest, accounts);
    }

    @Test
    void financeRegistersMoneyOnceHoweverOftenTheButtonIsPressed() {
        Browser finance = signedIn("xian-caizheng1");
        String document = "页面〔2016〕" + System.nanoTime();
        Map<String, String> form = Map.of(
                "commandKey", UUID.randomUUID().toString(),
                "channel", "DEPARTMENT",
                "category", "RELIEF",
                "amount", "1,234.50",
                "documentNo", document,
                "receivedOn", "2015-08-01");

        finance.post("/funds", "/funds/2016/sources", form);
        assertThat(finance.post("/funds", "/funds/2016/sources", form).statusCode())
                .isEqualTo(302);

        assertThat(finance.get("/funds?year=2016").body().split(document, -1)).hasSize(2);
    }

    @Test
    void onlyFinanceRegistersMoneyAndOnlyTheLeadingGroupOverrides() {
        Map<String, String> source = Map.of(
                "commandKey", UUID.randomUUID().toString(),
                "channel", "DEPARTMENT",
                "category", "RELIEF",
                "amount", "1",
                "documentNo", "不该有",
                "receivedOn", "2015-08-01");
        Map<String, String> override =
                Map.of("commandKey", UUID.randomUUID().toString(), "reference", "不该有", "amount", "1", "reason", "试");

        for (String other : List.of("xian-minzheng1", "xian-fupin1", "shenji1", "xian-lingdao1", "hongyan1-cunwei1")) {
            assertThat(signedIn(other).post("/", "/funds/2016/sources", source).statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        for (String other : List.of("xian-caizheng1", "xian-minzheng1", "shenji1")) {
            assertThat(signedIn(other)
                            .post("/", "/funds/2016/overrides", override)
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(signedIn("xian-lingdao1")
                        .post("/", "/funds/2016/overrides", override)
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void anAmountThatIsNoneIsToldInOneSentence() {
        Browser civilAffairs = signedIn("xian-minzheng1");

        civilAffairs.post(
                "/funds/imprest",
                "/funds/imprest/top-ups",
                Map.of("commandKey", UUID.randomUUID().toString(), "township", "430527103", "amount", "一千"));

        assertThat(civilAffairs.get("/funds/imprest").body()).contains("金额应为不超过两位小数的数字");
    }
}
