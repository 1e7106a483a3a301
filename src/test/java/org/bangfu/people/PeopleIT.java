package org.bangfu.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CitizenId;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.engine.SeatDirectory;
import org.bangfu.people.roster.NotAccepted;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Posts;
import org.bangfu.people.roster.Relatives;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BangfuIT
class PeopleIT {

    private static final AreaCode TOWNSHIP = new AreaCode("430527103");
    private static final AreaCode VILLAGE = new AreaCode("430527103001");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Posts posts;

    @Autowired
    Relatives relatives;

    @Autowired
    Staff staff;

    @Autowired
    SeatDirectory seats;

    @Autowired
    DemoPeople demo;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPostCountsFromItsFirstDayUntilItIsEnded() {
        PersonId person = newPerson();
        Seat seat = new Seat(Role.TOWNSHIP_OFFICE, TOWNSHIP);

        posts.assign(person, seat.role(), seat.area(), posts.today().plusDays(1));
        assertThat(seats.seatsOf(person)).isEmpty();

        PersonId other = newPerson();
        posts.assign(other, seat.role(), seat.area(), posts.today());
        assertThat(seats.seatsOf(other)).containsExactly(seat);
        assertThat(staff.holdersOf(seat)).contains(other).doesNotContain(person);

        posts.end(posts.of(other).get(0).number());
        assertThat(seats.seatsOf(other)).isEmpty();
        assertThat(staff.holdersOf(seat)).doesNotContain(other);
    }

    @Test
    void aSubstituteActsOnTheSeatForTheAgreedDaysOnly() {
        LocalDate today = posts.today();
        PersonId holder = newPerson();
        PersonId substitute = newPerson();
        PersonId late = newPerson();
        Seat seat = new Seat(Role.VILLAGE_TEAM, VILLAGE);
        posts.assign(holder, seat.role(), seat.area(), today);
        long post = posts.of(holder).get(0).number();

        posts.substitute(post, substitute, today, today);
        posts.substitute(post, late, today.plusDays(1), today.plusDays(3));

        assertThat(seats.seatsOf(substitute)).containsExactly(seat);
        assertThat(staff.holdersOf(seat)).contains(holder, substitute).doesNotContain(late);
        assertThat(seats.seatsOf(late)).isEmpty();

        posts.endSubstitution(posts.substitutions().stream()
                .filter(each -> each.substitute().equals(substitute))
                .findFirst()
                .orElseThrow()
                .number());
        assertThat(seats.seatsOf(substitute)).isEmpty();

        posts.substitute(post, substitute, today, today);
        posts.end(post);
        assertThat(seats.seatsOf(substitute)).isEmpty();
    }

    @Test
    void aBarredPersonHoldsNoSeat() {
        PersonId person = newPerson();
        posts.assign(person, Role.TOWNSHIP_OFFICE, TOWNSHIP, posts.today());

        people.disable(person);

        assertThat(seats.seatsOf(person)).isEmpty();
        assertThat(staff.holdersOf(new Seat(Role.TOWNSHIP_OFFICE, TOWNSHIP))).doesNotContain(person);
    }

    @Test
    void whoKeepsTheSystemActsOnNoCase() {
        PersonId person = newPerson();
        posts.assign(person, Role.SYSTEM_ADMINISTRATOR, new AreaCode("430527"), posts.today());

        assertThatThrownBy(() -> posts.assign(person, Role.TOWNSHIP_OFFICE, TOWNSHIP, posts.today()))
                .isInstanceOf(NotAccepted.class);
        assertThatThrownBy(() -> posts.assign(newPerson(), Role.TOWNSHIP_OFFICE, VILLAGE, posts.today()))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("乡镇");
    }

    @Test
    void aDeclaredRelativeIsKnownAgainAndNowhereReadable() {
        PersonId person = newPerson();
        CitizenId relative = citizen("43059919700101001");
        relatives.declare(person, relative, "父母", person);

        CitizenId stranger = citizen("43059919700101003");
        PersonId colleague = newPerson();

        assertThat(staff.hasDeclaredRelatives(person)).isTrue();
        assertThat(staff.hasDeclaredRelative(person, List.of(stranger, relative)))
                .isTrue();
        assertThat(staff.hasDeclaredRelative(person, List.of(stranger))).isFalse();
        assertThat(staff.hasDeclaredRelative(person, List.of())).isFalse();
        assertThat(staff.hasDeclaredRelatives(colleague)).isFalse();
        assertThat(staff.hasDeclaredRelative(colleague, List.of(relative))).isFalse();
        assertThat(jdbc.sql("select count(*) from declared_relative where citizen_lookup like :number")
                        .param("number", "%" + relative.value() + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> relatives.declare(person, relative, "父母", person))
                .isInstanceOf(NotAccepted.class);
    }

    @Test
    void anAdministratorAddsAColleagueWhoThenSignsIn() {
        Browser administrator = signedIn("guanli1", demo.password());
        String username = "test-" + UUID.randomUUID().toString().substring(0, 8);
        String key = UUID.randomUUID().toString();

        HttpResponse<String> added = administrator.post(
                "/people", "/people", Map.of("commandKey", key, "username", username, "displayName", "测试·新同事"));
        String path = added.headers().firstValue("Location").orElse("").replaceFirst("https?://[^/]+", "");
        String page = administrator.get(path).body();
        Matcher shown = Pattern.compile("一次性密码：([a-z0-9-]+)").matcher(page);
        assertThat(shown.find()).isTrue();
        administrator.post(
                path,
                path + "/posts",
                Map.of(
                        "commandKey",
                        UUID.randomUUID().toString(),
                        "role",
                        "township-office",
                        "area",
                        "430527103",
                        "from",
                        posts.today().toString()));

        PersonId person = staff.byUsername(username).orElseThrow();
        assertThat(seats.seatsOf(person)).containsExactly(new Seat(Role.TOWNSHIP_OFFICE, TOWNSHIP));
        assertThat(administrator.get(path).body()).doesNotContain("一次性密码：");
        Browser colleague = signedIn(username, shown.group(1));
        assertThat(colleague.get("/profile/password").statusCode()).isEqualTo(200);

        HttpResponse<String> again = administrator.post(
                "/people", "/people", Map.of("commandKey", key, "username", username, "displayName", "测试·新同事"));
        assertThat(again.headers().firstValue("Location").orElse("")).endsWith(path);
        HttpResponse<String> reused = administrator.post(
                "/people", "/people", Map.of("commandKey", key, "username", username + "x", "displayName", "测试"));
        assertThat(reused.statusCode()).isEqualTo(422);
        assertThat(reused.body()).contains("已经提交过别的内容");
    }

    @Test
    void anAdministratorCannotGiveOneselfAPostOrTurnOneselfOff() {
        Browser administrator = signedIn("guanli1", demo.password());
        String path = "/people/" + staff.byUsername("guanli1").orElseThrow();

        assertThat(administrator
                        .post(
                                path,
                                path + "/disable",
                                Map.of("commandKey", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(422);
        assertThat(administrator
                        .post(
                                path,
                                path + "/posts",
                                Map.of(
                                        "commandKey",
                                        UUID.randomUUID().toString(),
                                        "role",
                                        "township-office",
                                        "area",
                                        "430527103",
                                        "from",
                                        "2015-08-03"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void nobodyElseFindsThePagesOfPeopleOrTheTrail() {
        Browser clerk = signedIn("hongyan-xiangzhen1", demo.password());
        String someone = "/people/" + staff.byUsername("guanli1").orElseThrow();

        assertThat(clerk.get("/people").statusCode()).isEqualTo(404);
        assertThat(clerk.get(someone).statusCode()).isEqualTo(404);
        assertThat(clerk.post(
                                "/profile",
                                someone + "/password",
                                Map.of("commandKey", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(clerk.get("/audit").statusCode()).isEqualTo(404);
        assertThat(clerk.get("/setup").statusCode()).isEqualTo(404);
    }

    @Test
    void theAuditorFindsWhatWasDone() {
        Browser auditor = signedIn("shenji1", demo.password());

        HttpResponse<String> page = auditor.get("/audit?kind=signIn.succeeded&username=shenji1");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("审计·何审计员", "登录", "127.0.0.1");
        assertThat(auditor.get("/audit").body()).contains("更早的记录");
        assertThat(auditor.get("/audit/cases/P1-430527-2015-999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRefusalComesAsPageFragmentOrProblem() {
        Browser clerk = signedIn("hongyan-xiangzhen1", demo.password());

        assertThat(clerk.get("/people").body()).contains("没有找到这一内容").doesNotContain("Exception", "\tat ");
        HttpResponse<String> program = clerk.send("GET", "/people", "Accept", "application/json");
        assertThat(program.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        HttpResponse<String> htmx = clerk.send("GET", "/people", "HX-Request", "true");
        assertThat(htmx.statusCode()).isEqualTo(404);
        assertThat(htmx.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    }

    @Test
    void aCommandsAnswerIsItsOwners() {
        Browser administrator = signedIn("guanli1", demo.password());
        String key = UUID.randomUUID().toString();
        String username = "test-" + UUID.randomUUID().toString().substring(0, 8);
        administrator.post(
                "/people", "/people", Map.of("commandKey", key, "username", username, "displayName", "测试·同事"));

        assertThat(answer(administrator, key)).contains("DONE", "/people/p");
        assertThat(answer(administrator, UUID.randomUUID().toString())).contains("UNKNOWN");
        assertThat(answer(signedIn("shenji1", demo.password()), key)).contains("UNKNOWN");
    }

    private static String answer(Browser browser, String key) {
        return browser.send("GET", "/commands/" + key, "Accept", "application/json")
                .body();
    }

    @Test
    void theTaskListKnowsANewcomersName() {
        PersonId person = newPerson();

        assertThat(jdbc.sql("select FIRST_ from ACT_ID_USER where ID_ = :id and PWD_ is null")
                        .param("id", person.value())
                        .query(String.class)
                        .single())
                .isEqualTo("测试·人员");
    }

    private static CitizenId citizen(String first17) {
        return CitizenId.parse(first17 + CitizenId.checkCharacter(first17));
    }

    private PersonId newPerson() {
        return people.add("test-" + UUID.randomUUID().toString().substring(0, 8), "测试·人员", "correct-horse-1", false);
    }

    private Browser signedIn(String username, String password) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(username, password)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .doesNotContain("problem");
        return browser;
    }
}
