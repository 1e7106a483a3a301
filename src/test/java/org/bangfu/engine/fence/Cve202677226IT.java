package org.bangfu.engine.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CVE-2026-77226: the engine's set-up page lets anybody make an administrator, even when there is one. */
@BangfuIT
class Cve202677226IT {

    private static final String USER =
            "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"i\",\"lastName\":\"i\",\"email\":\"\"},"
                    + "\"credentials\":{\"password\":\"intruder\"}}";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void nobodyMakesAnAdministratorWithoutSigningIn() throws Exception {
        for (String path : new String[] {
            "/camunda/api/admin/setup/default/user/create",
            "/camunda/api/admin/setup/default/user/create/",
            "/camunda/app/tasklist/../../api/admin/setup/default/user/create",
            "/camunda/api/admin/setup;x=y/default/user/create",
            "/camunda/api/admin//setup/default/user/create",
            "/%63amunda/api/admin/setup/default/user/create"
        }) {
            assertThat(post(path).statusCode()).as(path).isIn(302, 400, 401, 403, 404);
        }

        assertThat(jdbc.sql("select count(*) from act_id_user where id_ = 'intruder'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void everyAnswerCarriesTheProtectiveHeaders() throws Exception {
        for (String path : new String[] {
            "/login",
            "/camunda/app/tasklist/default/",
            "/camunda/lib/deps.js",
            "/camunda/app/cockpit/default/",
            "/nothing"
        }) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)).GET());

            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .isPresent();
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).as(path).contains("SAMEORIGIN");
        }
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", "forged")
                .header("Cookie", "XSRF-TOKEN=forged")
                .POST(BodyPublishers.ofString(USER)));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
