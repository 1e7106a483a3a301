package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Person;
import org.bangfu.people.roster.Post;
import org.bangfu.people.roster.Posts;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 代办 under the four-eyes principle: a substitute counts as himself and as the person he stands in for. */
@BangfuIT
class StandInIT {

    private static final LocalDate MONDAY = LocalDate.of(2015, 8, 3);
    private static final AreaCode TOWNSHIP = new AreaCode("430527106");
    private static final AreaCode VILLAGE = new AreaCode("430527106001");

    @Autowired
    TrialCases cases;

    @Autowired
    OpenTasks tasks;

    @Autowired
    People people;

    @Autowired
    Posts posts;

    @Autowired
    ActingAs acting;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMonday() {
        clock.moveTo(MONDAY);
    }

    @Test
    void whoStoodInForTheVillageDoesNotReviewItAtTheTownship() {
        Person holder = official();
        Person substitute = official();
        assign(holder, Role.VILLAGE_COMMITTEE, VILLAGE);
        assign(substitute, Role.TOWNSHIP_OFFICE, TOWNSHIP);
        standsIn(substitute, holder, Role.VILLAGE_COMMITTEE);
        CaseNumber number = visitedBy(substitute);

        assertThatThrownBy(() -> review(substitute, number))
                .isInstanceOf(TaskRefused.class)
                .hasMessage("您已在这一案卷中办理过“入户核实”，同一人只能参与一级审核，请交由其他人办理");
    }

    @Test
    void whoseVillageWorkWasDoneBySomebodyElseDoesNotReviewItEither() {
        Person holder = official();
        Person substitute = official();
        assign(holder, Role.VILLAGE_COMMITTEE, VILLAGE);
        assign(holder, Role.TOWNSHIP_OFFICE, TOWNSHIP);
        standsIn(substitute, holder, Role.VILLAGE_COMMITTEE);
        CaseNumber number = visitedBy(substitute);

        assertThatThrownBy(() -> review(holder, number))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("您已在这一案卷中办理过“入户核实”");
    }

    @Test
    void whoStandsInForSomebodyWhoActedOnAnotherLevelIsRefusedAtTheClaim() {
        Person holder = official();
        Person substitute = official();
        assign(holder, Role.VILLAGE_COMMITTEE, VILLAGE);
        assign(holder, Role.TOWNSHIP_OFFICE, TOWNSHIP);
        standsIn(substitute, holder, Role.TOWNSHIP_OFFICE);
        CaseNumber number = visitedBy(holder);

        assertThatThrownBy(() -> review(substitute, number))
                .isInstanceOf(TaskRefused.class)
                .hasMessage("您代办的岗位，其本人已在这一案卷中办理过“入户核实”，同一人只能参与一级审核，请交由其他人办理");
    }

    @Test
    void theSecondSignatureIsNotTheSubstitutesOfTheFirst() {
        Person holder = official();
        Person substitute = official();
        Person colleague = official();
        Person reviewer = official();
        assign(holder, Role.VILLAGE_COMMITTEE, VILLAGE);
        assign(colleague, Role.VILLAGE_COMMITTEE, VILLAGE);
        assign(reviewer, Role.TOWNSHIP_OFFICE, TOWNSHIP);
        standsIn(substitute, holder, Role.VILLAGE_COMMITTEE);
        CaseNumber visitedByHolder = visitedBy(holder);
        review(reviewer, visitedByHolder);
        CaseNumber visitedForHolder = visitedBy(substitute);
        review(reviewer, visitedForHolder);

        assertThatThrownBy(() -> sign(substitute, visitedByHolder))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("其本人已在这一案卷中办理过“入户核实”，按规定本步骤须由另一人办理");
        assertThatThrownBy(() -> sign(holder, visitedForHolder))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("您已在这一案卷中办理过“入户核实”，按规定本步骤须由另一人办理");
        sign(colleague, visitedByHolder);
        sign(colleague, visitedForHolder);
    }

    @Test
    void whoHoldsTheSeatHimselfStandsInForNobody() {
        Person holder = official();
        Person both = official();
        Person reviewer = official();
        assign(holder, Role.VILLAGE_COMMITTEE, VILLAGE);
        assign(both, Role.VILLAGE_COMMITTEE, VILLAGE);
        assign(reviewer, Role.TOWNSHIP_OFFICE, TOWNSHIP);
        standsIn(both, holder, Role.VILLAGE_COMMITTEE);
        CaseNumber number = visitedBy(holder);
        review(reviewer, number);

        sign(both, number);

        assertThat(cases.taken(number, "userTask_signVisit").by()).isEqualTo(both.id());
    }

    @Test
    void anAbsenceThatIsOverGivesNoSeat() {
        Person holder = official();
        Person substitute = official();
        assign(holder, Role.VILLAGE_COMMITTEE, VILLAGE);
        standsIn(substitute, holder, Role.VILLAGE_COMMITTEE);
        CaseNumber number = cases.startIn(VILLAGE.value());

        clock.moveTo(MONDAY.plusDays(8));

        assertThatThrownBy(() -> visit(substitute, number)).isInstanceOf(TaskRefused.class);
        assertThat(acting.person(holder.username(), () -> tasks.ofCase(number))).hasSize(1);
    }

    private CaseNumber visitedBy(Person person) {
        CaseNumber number = cases.startIn(VILLAGE.value());
        visit(person, number);
        return number;
    }

    private void visit(Person person, CaseNumber number) {
        Map<String, @Nullable Object> values = new HashMap<>(
                Map.of("poor", true, "people", 5, "finding", "住房漏雨", "visitedOn", "2015-08-03", "cause", "因病"));
        values.put("means", null);
        complete(person, number, values);
    }

    private void review(Person person, CaseNumber number) {
        complete(person, number, Map.of("decision", "APPROVE", "reason", "情况属实"));
    }

    private void sign(Person person, CaseNumber number) {
        complete(person, number, Map.of());
    }

    private void complete(Person person, CaseNumber number, Map<String, ? extends @Nullable Object> values) {
        String task = cases.openTaskOf(number);
        acting.person(person.username(), () -> tasks.complete(task, values));
    }

    private Person official() {
        String username = "test-" + UUID.randomUUID().toString().substring(0, 8);
        PersonId id = people.add(username, "测试·代办", "correct-horse-1", false);
        return people.byUsername(username)
                .filter(person -> person.id().equals(id))
                .orElseThrow();
    }

    private void assign(Person person, Role role, AreaCode area) {
        posts.assign(person.id(), role, area, MONDAY.minusYears(1));
    }

    private void standsIn(Person substitute, Person holder, Role role) {
        Post post = posts.of(holder.id()).stream()
                .filter(held -> held.seat().role() == role)
                .findFirst()
                .orElseThrow();
        posts.substitute(post.number(), substitute.id(), MONDAY, MONDAY.plusDays(6));
    }
}
