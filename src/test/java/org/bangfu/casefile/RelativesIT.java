package org.bangfu.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.engine.OpenTasks;
import org.bangfu.engine.TaskRefused;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.Origin;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Posts;
import org.bangfu.people.roster.Relatives;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TasklistSession;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 回避: nobody works on the case of a household in which a near relative lives, on whatever way he comes. */
@BangfuIT
class RelativesIT {

    private static final LocalDate MONDAY = LocalDate.of(2015, 8, 3);
    private static final AreaCode GROUP = new AreaCode("43052710700101");
    private static final AreaCode VILLAGE = new AreaCode("430527107001");
    private static final String PASSWORD = "correct-horse-1";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Posts posts;

    @Autowired
    Relatives relatives;

    @Autowired
    Households households;

    @Autowired
    Identifications identifications;

    @Autowired
    OpenTasks tasks;

    @Autowired
    EngineJobs jobs;

    @Autowired
    ActingAs acting;

    @Autowired
    TestClock clock;

    private final String official = "test-" + UUID.randomUUID().toString().substring(0, 8);
    private final String colleague = "test-" + UUID.randomUUID().toString().substring(0, 8);
    private PersonId officialId = PersonId.SYSTEM;
    private HouseholdId household = new HouseholdId(0);
    private CaseNumber number = new CaseNumber("P1-430527-2015-000001");
    private String task = "";

    @BeforeEach
    void anApplicationWaitsForTheVillage() {
        clock.moveTo(MONDAY);
        officialId = people.add(official, "测试·回避", PASSWORD, false);
        PersonId other = people.add(colleague, "测试·同事", PASSWORD, false);
        posts.assign(officialId, Role.VILLAGE_COMMITTEE, VILLAGE, MONDAY.minusYears(1));
        posts.assign(other, Role.VILLAGE_COMMITTEE, VILLAGE, MONDAY.minusYears(1));
        household = acting.person(official, () -> TrialHouseholds.in(households, GROUP.value()));
        number = acting.person(official, () -> identifications.open(household, Origin.APPLICATION, "家中缺劳力，生活困难", ""));
        jobs.runDue();
        task = acting.person(official, () -> tasks.ofCase(number)).get(0).id();
    }

    @Test
    void aRelativesTaskCannotBeClaimedInTheTaskList() {
        declare(officialId);

        HttpResponse<String> claim = claim(official, officialId);

        assertThat(claim.statusCode()).isEqualTo(422);
        assertThat(claim.body()).contains("应当回避，请由同岗位其他人员办理");
        assertThatThrownBy(() -> accept(official))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("应当回避");
        assertThat(acting.person(official, () -> tasks.find(task)))
                .hasValueSatisfying(open -> assertThat(open.assignee()).isNull());
        accept(colleague);
        assertThat(acting.person(official, () -> tasks.find(task))).isEmpty();
    }

    @Test
    void whoDeclaresARelativeAfterTheClaimCannotCompleteAnyMore() {
        TasklistSession session = new TasklistSession(port).signedIn(official, PASSWORD);
        assertThat(claim(session, officialId).statusCode()).isEqualTo(204);
        declare(officialId);

        HttpResponse<String> submitted = session.engine(
                "POST", "/task/" + task + "/submit-form", "{\"variables\":{\"decision\":{\"value\":\"ACCEPT\"}}}");

        assertThat(submitted.statusCode()).isEqualTo(422);
        assertThat(submitted.body()).contains("应当回避");
        assertThat(acting.person(colleague, () -> tasks.find(task))).isPresent();
    }

    @Test
    void aSubstituteWithARelativeInTheHouseholdIsRefusedToo() {
        String substitute = "test-" + UUID.randomUUID().toString().substring(0, 8);
        PersonId substituteId = people.add(substitute, "测试·代办", PASSWORD, false);
        long post = posts.of(officialId).get(0).number();
        posts.substitute(post, substituteId, MONDAY, MONDAY.plusDays(3));
        declare(substituteId);

        HttpResponse<String> claim = claim(substitute, substituteId);

        assertThat(claim.statusCode()).isEqualTo(422);
        assertThat(claim.body()).contains("应当回避");
        assertThatThrownBy(() -> accept(substitute))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("应当回避");
        accept(official);
    }

    private void declare(PersonId person) {
        List<Member> members = households.members(household);
        relatives.declare(person, members.get(1).citizenId(), "兄弟姐妹", person);
    }

    private void accept(String username) {
        acting.person(username, () -> tasks.complete(task, Map.of("decision", "ACCEPT")));
    }

    private HttpResponse<String> claim(String username, PersonId person) {
        return claim(new TasklistSession(port).signedIn(username, PASSWORD), person);
    }

    private HttpResponse<String> claim(TasklistSession session, PersonId person) {
        return session.engine("POST", "/task/" + task + "/claim", "{\"userId\":\"" + person + "\"}");
    }
}
