package org.bangfu.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.bangfu.people.roster.People;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The key of a page that was sent twice. */
@BangfuIT
class CommandKeysIT {

    private static final String REUSED = "这个页面已经提交过别的内容，请刷新页面后重新填写";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    DemoPeople demo;

    private final String key = UUID.randomUUID().toString();
    private final String first = "test-" + UUID.randomUUID().toString().substring(0, 8);
    private final String second = "test-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aPageSentAgainWithOtherContentIsRefused() {
        Browser administrator = as("guanli1");
        HttpResponse<String> accepted = add(administrator, first, "测试·甲");
        assertThat(accepted.statusCode()).isEqualTo(302);

        HttpResponse<String> reused = add(administrator, second, "测试·乙");

        assertThat(reused.statusCode()).isEqualTo(422);
        assertThat(reused.body()).contains(REUSED);
        assertThat(people.byUsername(second)).isEmpty();
        HttpResponse<String> repeated = add(administrator, first, "测试·甲");
        assertThat(repeated.statusCode()).isEqualTo(302);
        assertThat(repeated.headers().firstValue("location"))
                .isEqualTo(accepted.headers().firstValue("location"));
    }

    private HttpResponse<String> add(Browser browser, String username, String name) {
        return browser.post("/people", "/people", Map.of("commandKey", key, "username", username, "displayName", name));
    }

    private Browser as(String username) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(username, demo.password()).statusCode()).isEqualTo(302);
        return browser;
    }
}
