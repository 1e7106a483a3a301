package org.bangfu.engine.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TasklistSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The fence over real HTTP, for somebody who is signed in. */
@BangfuIT
class TasklistFenceIT {

    private static final String ATTACK =
            "${''.getClass().forName('org.bangfu.engine.fence.Cve2026109432Test$Canary').getMethod('sing').invoke(null)}";

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople demo;

    private TasklistSession session;

    @BeforeEach
    void signIn() {
        session = new TasklistSession(port).signedIn("hongyan-xiangzhen2", demo.password());
    }

    @Test
    void tasklistComesWithAPolicyThatLetsItPrint() {
        HttpResponse<String> page = session.get("/camunda/app/tasklist/default/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "allow-modals", "allow-popups-to-escape-sandbox", "frame-ancestors 'self'", "'nonce-"));
    }

    @Test
    void theRestOfTheEngineIsNotThere() {
        for (String path : new String[] {
            "/camunda/app/cockpit/default/",
            "/camunda/app/admin/default/",
            "/camunda/app/welcome/default/",
            "/camunda/api/cockpit/plugin/base/default/process-definition",
            "/camunda/api/engine/engine/default/deployment",
            "/camunda/api/engine/engine/default/user",
            "/camunda/api/engine/engine/default/authorization",
            "/camunda/api/engine/engine/default/batch",
            "/camunda/api/engine/engine/default/process-instance",
            "/camunda/api/engine/engine/default/history/variable-instance",
            "/webjars/camunda/app/cockpit/index.html"
        }) {
            assertThat(session.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(session.get("/camunda/api/admin/setup/default/user/create").statusCode())
                .isIn(403, 404);
        assertThat(session.engine("POST", "/task/create", "{}").statusCode()).isEqualTo(404);
        assertThat(session.engine("POST", "/modification/execute", "{}").statusCode())
                .isEqualTo(404);
        assertThat(session.engine("POST", "/migration/execute", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anExpressionInAnOrQueryRunsNoCode() {
        Cve2026109432Test.Canary.sang = false;
        Matcher filter = Pattern.compile("\"id\":\"([^\"]+)\"")
                .matcher(session.engine("GET", "/filter?resourceType=Task&firstResult=0&maxResults=2000")
                        .body());
        String id = filter.find() ? filter.group(1) : "none";

        HttpResponse<String> answer = session.engine(
                "POST", "/filter/" + id + "/list", "{\"orQueries\":[{\"assigneeExpression\":\"" + ATTACK + "\"}]}");

        assertThat(id).isNotEqualTo("none");
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(Cve2026109432Test.Canary.sang).isFalse();
    }
}
