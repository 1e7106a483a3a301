package org.bangfu.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.common.PersonId;
import org.bangfu.people.Staff;
import org.bangfu.people.roster.People;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BangfuIT
class SignInIT {

    private static final String CLERK = "hongyan-xiangzhen2";

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople demo;

    @Autowired
    People people;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aClerkSignsInUnderANewSessionAndOutAgain() {
        Browser browser = new Browser(port);
        browser.get("/login");
        String before = browser.sessionId();

        HttpResponse<String> in = browser.signIn(CLERK, demo.password());

        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("Location").orElse("")).endsWith("/");
        assertThat(browser.sessionId()).isNotEqualTo(before);
        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);

        assertThat(browser.signOut().statusCode()).isEqualTo(302);
        assertSignedOut(browser);
    }

    @Test
    void theWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        Browser browser = new Browser(port);

        assertThat(location(browser.signIn("xian-fupin2", "wrong"))).endsWith("/login?problem=wrong");
        assertThat(location(browser.signIn("nobody-" + UUID.randomUUID(), "wrong")))
                .endsWith("/login?problem=wrong");
        assertThat(browser.get("/login?problem=wrong").body()).contains("用户名或密码不对");
    }

    @Test
    void afterFiveWrongPasswordsTheRightOneIsRefusedToo() {
        String username = "test-" + UUID.randomUUID().toString().substring(0, 8);
        people.add(username, "测试·限次", "correct-horse-1", false);
        Browser browser = new Browser(port);
        for (int i = 0; i < 5; i++) {
            browser.signIn(username, "wrong");
        }

        assertThat(location(browser.signIn(username, "correct-horse-1"))).endsWith("/login?problem=limited");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        Browser browser = signedIn(CLERK, demo.password());

        assertThat(browser.postWithoutToken("/profile/sign-out-everywhere", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void theMenuOfTheTaskListEndsTheSameSession() {
        Browser browser = signedIn(CLERK, demo.password());

        HttpResponse<String> out = browser.postWithoutToken("/camunda/api/admin/auth/user/default/logout", Map.of());

        assertThat(out.statusCode()).isEqualTo(204);
        assertSignedOut(browser);
    }

    @Test
    void signingOutEverywhereEndsAllDevices() {
        String username = newPerson();
        Browser office = signedIn(username, "correct-horse-1");
        Browser phone = signedIn(username, "correct-horse-1");

        office.post("/profile", "/profile/sign-out-everywhere", Map.of());

        assertSignedOut(office);
        assertSignedOut(phone);
    }

    @Test
    void aBarredPersonIsOutAtOnce() {
        String username = newPerson();
        Browser browser = signedIn(username, "correct-horse-1");

        people.disable(id(username));

        assertThat(browser.send("GET", "/camunda/api/engine/engine/").statusCode())
                .isEqualTo(401);
        assertSignedOut(browser);
        assertThat(location(browser.signIn(username, "correct-horse-1"))).endsWith("/login?problem=wrong");
    }

    @Test
    void aOneTimePasswordMustBeChangedBeforeAnythingElse() {
        String username = newPerson();
        String oneTime = people.resetPassword(id(username));
        Browser browser = signedIn(username, oneTime);

        assertThat(location(browser.get("/profile"))).endsWith("/profile/password");
        HttpResponse<String> weak = browser.post(
                "/profile/password",
                "/profile/password",
                Map.of("present", oneTime, "next", "short1", "repeated", "short1"));
        assertThat(weak.statusCode()).isEqualTo(422);
        browser.post(
                "/profile/password",
                "/profile/password",
                Map.of("present", oneTime, "next", "battery-staple-2", "repeated", "battery-staple-2"));

        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
        assertThat(location(new Browser(port).signIn(username, oneTime))).endsWith("/login?problem=wrong");
    }

    @Test
    void changingThePasswordEndsTheOtherDevicesOnly() {
        String username = newPerson();
        Browser office = signedIn(username, "correct-horse-1");
        Browser phone = signedIn(username, "correct-horse-1");

        office.post(
                "/profile/password",
                "/profile/password",
                Map.of("present", "correct-horse-1", "next", "battery-staple-2", "repeated", "battery-staple-2"));

        assertThat(office.get("/profile").statusCode()).isEqualTo(200);
        assertSignedOut(phone);
    }

    @Test
    void signInsFailuresAndSignOutsAreOnTheTrail() {
        String username = newPerson();
        String subject = "person:" + id(username);
        Browser browser = signedIn(username, "correct-horse-1");
        browser.signOut();

        assertThat(jdbc.sql("select kind from audit_entry where subject = :subject order by entry_number")
                        .param("subject", subject)
                        .query(String.class)
                        .list())
                .containsExactly("person.added", "signIn.succeeded", "signedOut");
        assertThat(jdbc.sql("select actor from audit_entry where subject = :subject and kind = 'signedOut'")
                        .param("subject", subject)
                        .query(String.class)
                        .single())
                .isEqualTo(id(username).value());
    }

    @Test
    void noPasswordStandsInTheSessionsPrincipal() {
        SignedIn person = new SignedIn(new PersonId("p1"), "zhang", "{noop}x", false, 1);

        person.eraseCredentials();

        assertThat(person.getPassword()).isNull();
        assertThat(person).hasToString("p1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/people",
                "/people/p1",
                "/profile",
                "/profile/password",
                "/audit/cases/P1-430527-2015-000001",
                "/audit",
                "/cases/P1-430527-2015-000001",
                "/households",
                "/error",
                "/actuator/health/../env",
                "/camunda",
                "/camunda/",
                "/camunda/app/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/%61pi/engine/engine/",
                "/%63amunda/api/engine/engine/",
                "/bangfu",
                "/bangfu/../people",
                "/bangfu/..;/people",
                "/bangfu/%2e%2e/people",
                "/bangfu/..%2fpeople",
                "/bangfu/%252e%252e/people",
                "/bangfu//../people",
                "//people",
                "/people/",
                "/%70eople",
                "/people;x=/bangfu/",
                "/people%3b/bangfu/x",
                "/login/../people",
                "/login/..;/people",
                "/login/x",
                "/login%2f..%2fpeople",
                "/loginx",
                "/setup/x",
                "/webjars/camunda/app/tasklist/scripts/config.js",
                "/webjars/htmx.org/..;/..;/people",
                "/h2-console",
                "/people%00",
                "/people%0a",
                "/people\\..\\bangfu"
            })
    void anonymousCallersGetNoPage(String path) throws IOException {
        for (String method : List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "PATCH")) {
            String status = status(method, path);
            assertThat(status).as(method + " " + path).matches("30[12]|400|401|403|405|501");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/user",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/cockpit/plugin/base/default/process-definition",
                "/commands/00000000-0000-0000-0000-000000000000",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump"
            })
    void anonymousProgramsGet401(String path) throws IOException {
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            assertThat(status(method, path)).as(method + " " + path).isEqualTo("401");
        }
        assertThat(status("POST", path)).as("POST " + path).matches("401|403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/bangfu/bangfu.css", "/webjars/htmx.org/dist/htmx.min.js", "/actuator/health"})
    void theSignInPageItsLookAndTheHealthAreOpen(String path) {
        assertThat(new Browser(port).send("GET", path, "Accept", "*/*").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theEnginesOwnSignInIsNobodysDoor() {
        Browser browser = signedIn("guanli1", demo.password());

        for (String path : List.of(
                "/camunda/api/admin/auth/user/default/login/admin",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/")) {
            assertThat(browser.postWithoutToken(path, Map.of("username", "x", "password", "y"))
                            .statusCode())
                    .as(path)
                    .isIn(403, 404);
        }
    }

    @Test
    void everyPageCarriesItsProtection() {
        HttpResponse<String> page = new Browser(port).get("/login");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'", "frame-ancestors 'self'", "object-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    /** The path goes over the wire as it stands: an HTTP client would tidy it up. */
    private String status(String method, String path) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            PrintWriter out = new PrintWriter(socket.getOutputStream(), false, StandardCharsets.ISO_8859_1);
            out.print(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Length: 0\r\n\r\n");
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String status = answer.substring(9, 12);
            if (status.startsWith("30") && !answer.contains("/login\r\n")) {
                return status + " to somewhere else";
            }
            return status;
        }
    }

    private String newPerson() {
        String username = "test-" + UUID.randomUUID().toString().substring(0, 8);
        people.add(username, "测试·人员", "correct-horse-1", false);
        return username;
    }

    private PersonId id(String username) {
        return staff.byUsername(username).orElseThrow();
    }

    private Browser signedIn(String username, String password) {
        Browser browser = new Browser(port);
        assertThat(location(browser.signIn(username, password))).doesNotContain("problem");
        return browser;
    }

    private void assertSignedOut(Browser browser) {
        HttpResponse<String> page = browser.get("/profile");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(location(page)).contains("/login");
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
