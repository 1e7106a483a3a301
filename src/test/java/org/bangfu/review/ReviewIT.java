package org.bangfu.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangfu.identification.IdentificationSteps.COMMITTEE;
import static org.bangfu.identification.IdentificationSteps.COUNTY;
import static org.bangfu.identification.IdentificationSteps.TEAM;
import static org.bangfu.identification.IdentificationSteps.TOWNSHIP;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.TaskRefused;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.Origin;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.policy.review.ResultClass;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.StatusChange;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reviews from their opening to each of their ends, with everybody whose hands they pass through. */
@BangfuIT
class ReviewIT {

    @Autowired
    BeanFactory beans;

    @Autowired
    Identifications identifications;

    @Autowired
    Objections objections;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ApplicationEventMulticaster multicaster;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private ReviewWalk walk;

    @BeforeEach
    void onAMondayInAugust() {
        walk = new ReviewWalk(beans);
        walk.begin();
    }

    @Test
    void aRegisteredFamilyBelowTheLineStaysPoor() {
        CaseNumber number = walk.judged(HouseholdStatus.POOR, 3_000);
        walk.steps.noticed(number);
        walk.approved(number);

        assertThat(walk.outcome(number)).isEqualTo("POOR");
        assertThat(walk.status(number)).isEqualTo(HouseholdStatus.POOR);
    }

    @Test
    void aRegisteredFamilyExactlyAtTheLineStaysPoor() {
        CaseNumber number = walk.judged(HouseholdStatus.POOR, 2 * 2_855);

        assertThat(walk.reviews.get(number).result()).isEqualTo(ResultClass.POOR);
    }

    @Test
    void aRegisteredFamilyAboveTheLineIsHandedToExitVerification() {
        List<ExitCandidateFound> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
        ApplicationListener<PayloadApplicationEvent<ExitCandidateFound>> listener = new ApplicationListener<>() {
            @Override
            public void onApplicationEvent(PayloadApplicationEvent<ExitCandidateFound> event) {
                heard.add(event.getPayload());
            }
        };
        multicaster.addApplicationListener(listener);
        CaseNumber number;
        try {
            number = walk.judged(HouseholdStatus.POOR, 9_000);
            walk.steps.noticed(number);
            walk.approved(number);
        } finally {
            multicaster.removeApplicationListener(listener);
        }

        Review review = walk.reviews.get(number);
        assertThat(walk.outcome(number)).isEqualTo("EXIT_CANDIDATE");
        assertThat(heard).singleElement().satisfies(found -> {
            assertThat(found.caseNumber()).isEqualTo(number);
            assertThat(found.household()).isEqualTo(review.household());
            assertThat(found.year()).isEqualTo(2015);
            assertThat(found.person().value()).isNotEqualTo("system");
        });
        assertThat(walk.status(number)).isEqualTo(HouseholdStatus.POOR);
    }

    @Test
    void anOrdinaryFamilyAboveTheLineStaysOrdinary() {
        CaseNumber number = walk.judged(HouseholdStatus.ORDINARY, 20_000);
        walk.steps.noticed(number);
        walk.approved(number);

        assertThat(walk.outcome(number)).isEqualTo("ORDINARY");
    }

    @Test
    void aMissedFamilyGetsAnIdentificationOfItsOwn() {
        CaseNumber number = walk.judged(HouseholdStatus.ORDINARY, 3_000);
        walk.voted(number, true);
        walk.steps.noticed(number);
        walk.approved(number);

        Review review = walk.reviews.get(number);
        CaseNumber identification = Objects.requireNonNull(
                Objects.requireNonNull(review.conclusion()).followUp());
        assertThat(walk.outcome(number)).isEqualTo("MISSED");
        assertThat(identifications.get(identification).origin()).isEqualTo(Origin.REVIEW);
        assertThat(walk.caseFiles.openCase(review.household(), CaseKind.IDENTIFICATION))
                .isPresent();
        assertThat(walk.waiting(TEAM, identification)).containsExactly("userTask_visitHousehold");
    }

    @Test
    void aFamilyThatTheAssemblyDoesNotSeeAsMissedStaysOrdinary() {
        CaseNumber number = walk.judged(HouseholdStatus.ORDINARY, 3_000);
        walk.voted(number, false);
        walk.steps.noticed(number);
        walk.approved(number);

        assertThat(walk.outcome(number)).isEqualTo("ORDINARY");
        assertThat(walk.reviews.get(number).requireClassified().votedAgainst()).isTrue();
    }

    @Test
    void anExitedFamilyThatIsWellOffStaysOut() {
        CaseNumber number = walk.judged(HouseholdStatus.EXITED, 20_000);
        walk.steps.noticed(number);
        walk.approved(number);

        assertThat(walk.outcome(number)).isEqualTo("STABLE_OUT");
        assertThat(walk.status(number)).isEqualTo(HouseholdStatus.EXITED);
    }

    @Test
    void anExitedFamilyBelowTheLineRelapsesByThisCase() {
        CaseNumber number = walk.judged(HouseholdStatus.EXITED, 3_000);
        walk.voted(number, true);
        walk.steps.noticed(number);
        walk.approved(number);
        walk.delivered(number);
        termToOverturnEnds();

        assertThat(walk.outcome(number)).isEqualTo("RELAPSED");
        assertThat(lastChange(number)).satisfies(change -> {
            assertThat(change.from()).isEqualTo(HouseholdStatus.EXITED);
            assertThat(change.to()).isEqualTo(HouseholdStatus.RELAPSED);
            assertThat(change.caseNumber()).isEqualTo(number);
        });
    }

    @Test
    void aWronglyRegisteredFamilyIsHeardAndThenRemovedForItsRule() {
        CaseNumber number = walk.removalProposed();
        assertThat(walk.waiting(COMMITTEE, number)).isEmpty();
        walk.heard(number, false);
        walk.agreed(number);
        walk.voted(number, true);
        walk.steps.noticed(number);
        walk.approved(number);
        walk.delivered(number);
        termToOverturnEnds();

        assertThat(walk.outcome(number)).isEqualTo("REMOVED");
        assertThat(walk.status(number)).isEqualTo(HouseholdStatus.REMOVED);
        assertThat(lastChange(number).reasonCode()).isEqualTo("X05");
        assertThat(walk.reviews.statements(number))
                .singleElement()
                .satisfies(said -> assertThat(said.text()).contains("女婿"));
    }

    @Test
    void aFamilyWhoseStatementIsRightIsNotRemoved() {
        CaseNumber number = walk.removalProposed();

        walk.heard(number, true);

        Review.Classified classified = walk.reviews.get(number).requireClassified();
        assertThat(classified.result()).isEqualTo(ResultClass.POOR);
        assertThat(classified.ruleCode()).isNull();
        walk.agreed(number);
        assertThat(walk.waiting(COMMITTEE, number)).containsExactly("userTask_postNotice");
    }

    @Test
    void aFamilyThatTheAssemblyKeepsIsNotRemoved() {
        CaseNumber number = walk.removalProposed();
        walk.heard(number, false);
        walk.agreed(number);
        walk.voted(number, false);
        walk.steps.noticed(number);
        walk.approved(number);

        assertThat(walk.outcome(number)).isEqualTo("POOR");
        assertThat(walk.status(number)).isEqualTo(HouseholdStatus.POOR);
    }

    @Test
    void anOverturnedRemovalPutsTheFamilyBackWhereItStood() {
        CaseNumber number = walk.removed();
        assertThat(walk.status(number)).isEqualTo(HouseholdStatus.REMOVED);
        walk.delivered(number);

        walk.acting.person(COUNTY, () -> walk.reviews.overturn(number, "养殖场不是该户的"));
        walk.jobs.runDue();

        assertThat(walk.outcome(number)).isEqualTo("OVERTURNED");
        assertThat(walk.status(number)).isEqualTo(HouseholdStatus.POOR);
        assertThat(lastChange(number)).satisfies(change -> {
            assertThat(change.caseNumber()).isEqualTo(number);
            assertThat(change.reasonCode()).isEqualTo("REVIEW_OVERTURNED");
        });
    }

    @Test
    void nothingIsOverturnedBeforeDeliveryOrAfterTheTerm() {
        CaseNumber number = walk.removed();
        assertThatThrownBy(() -> walk.acting.person(COUNTY, () -> walk.reviews.overturn(number, "不对")))
                .isInstanceOf(ReviewRefused.class)
                .hasMessageContaining("还没有送达");
        walk.delivered(number);

        walk.clock.plusDays(31);

        assertThatThrownBy(() -> walk.acting.person(COUNTY, () -> walk.reviews.overturn(number, "不对")))
                .isInstanceOf(ReviewRefused.class)
                .hasMessageContaining("届满");
    }

    @Test
    void theTermToOverturnIncludesItsLastDay() {
        CaseNumber number = walk.removed();
        walk.delivered(number);
        walk.clock.plusDays(30);
        walk.jobs.runDue();

        walk.acting.person(COUNTY, () -> walk.reviews.overturn(number, "最后一天"));
        walk.jobs.runDue();

        assertThat(walk.outcome(number)).isEqualTo("OVERTURNED");
    }

    @Test
    void theVillageCannotProposeARemovalWithoutARuleThatStands() {
        CaseNumber number = walk.opened(walk.family(HouseholdStatus.POOR));
        walk.visited(number, 3_000);
        walk.steps.compared(number);

        assertThatThrownBy(() -> walk.done(
                        COMMITTEE,
                        number,
                        "userTask_judgeReview",
                        Map.of("decision", "CHANGE", "result", "REMOVE", "reason", "名额已满", "withTeam", true)))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("没有写明依据哪一条规则")
                .hasMessageContaining("名额已满、规模控制都不是清退的理由");
        assertThat(walk.reviews.get(number).result()).isEqualTo(ResultClass.POOR);
    }

    @Test
    void theDatabaseRefusesARemovalWithoutARuleOrUnheard() {
        CaseNumber number = walk.judged(HouseholdStatus.POOR, 3_000);

        assertThatThrownBy(() -> execute("update review_case set result = 'REMOVE' where case_number = ?", number))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> execute(
                        "update review_case set result = 'REMOVE', rule_code = 'QUOTA' where case_number = ?", number))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> execute(
                        "update review_case set result = 'REMOVE', rule_code = 'X03', decided_on = date '2015-08-03'"
                                + " where case_number = ?",
                        number))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> walk.acting.person(
                        COUNTY,
                        () -> walk.households.changeStatus(
                                walk.reviews.get(number).household(),
                                HouseholdStatus.REMOVED,
                                number,
                                walk.clock.today(),
                                "QUOTA")))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(walk.status(number)).isEqualTo(HouseholdStatus.POOR);
    }

    @Test
    void theVillageMayChangeTheProposedClassOnlyToOneThatFitsAndWithAReason() {
        CaseNumber number = walk.opened(walk.family(HouseholdStatus.POOR));
        walk.visited(number, 9_000);
        walk.steps.compared(number);

        assertThatThrownBy(() -> judgedAs(number, "MISSED", "不对"))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("登记状态");
        assertThatThrownBy(() -> judgedAs(number, "POOR", ""))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("写明理由");
        judgedAs(number, "POOR", "务工不稳定");

        assertThat(walk.reviews.get(number).result()).isEqualTo(ResultClass.POOR);
    }

    @Test
    void anUpheldObjectionSendsTheReviewBackToTheVillage() {
        CaseNumber number = walk.judged(HouseholdStatus.POOR, 9_000);
        NoticeSheet sheet = walk.steps.posted(number);
        CaseNumber objection = walk.acting.person(
                COMMITTEE,
                () -> objections
                        .register(new Objections.NewObjection(
                                number, Objection.Channel.VISIT, true, "", "", "户主长期生病，收入不实", false))
                        .number());
        walk.jobs.runDue();

        walk.steps.investigated(objection, "UPHELD");
        walk.steps.termEnds(sheet);

        assertThat(walk.waiting(COMMITTEE, number)).containsExactly("userTask_judgeReview");
    }

    @Test
    void theTownshipAndTheCountySendBackWithAReason() {
        CaseNumber number = walk.judged(HouseholdStatus.POOR, 3_000);
        walk.steps.noticed(number);

        assertThatThrownBy(() -> walk.done(TOWNSHIP, number, "userTask_reviewTownship", Map.of("decision", "RETURN")))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("写明");
        walk.done(TOWNSHIP, number, "userTask_reviewTownship", Map.of("decision", "APPROVE"));
        walk.done(COUNTY, number, "userTask_decideCounty", Map.of("decision", "RETURN", "reason", "收入未核实"));
        walk.done(TOWNSHIP, number, "userTask_reviewTownship", Map.of("decision", "RETURN", "reason", "县里退回"));

        assertThat(walk.waiting(COMMITTEE, number)).containsExactly("userTask_judgeReview");
    }

    @Test
    void aComplaintThatIsTakenBackEndsTheReview() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);
        CaseNumber number = walk.acting.person(
                TOWNSHIP, () -> walk.reviews.open(new NewReview(household, ReviewOrigin.COMPLAINT, null, "举报有车")));
        walk.jobs.runDue();

        walk.acting.person(TOWNSHIP, () -> walk.reviews.withdraw(number, "举报人撤回"));
        walk.jobs.runDue();

        assertThat(walk.outcome(number)).isEqualTo("WITHDRAWN");
    }

    @Test
    void monitoringStartsAReviewOnceAndAddsToTheOpenOne() {
        HouseholdId household = walk.family(HouseholdStatus.EXITED);

        alarm(household, "户主大病住院");
        alarm(household, "收入骤减");

        CaseNumber number = walk.caseFiles
                .openCase(household, CaseKind.REVIEW)
                .orElseThrow()
                .number();
        assertThat(walk.reviews.get(number).origin()).isEqualTo(ReviewOrigin.MONITORING);
        assertThat(walk.waiting(TEAM, number)).containsExactly("userTask_visitHousehold");
        assertThat(walk.caseFiles.timeline(number))
                .anySatisfy(line -> assertThat(line.toString()).contains("收入骤减"));
        assertThatThrownBy(() -> walk.opened(household)).isInstanceOf(CaseAlreadyOpen.class);
    }

    @Test
    void anEventReviewHasFifteenWorkdaysAndIsReportedWhenTheyAreOver() {
        CaseNumber number = walk.opened(walk.family(HouseholdStatus.POOR));
        assertThat(walk.reviews.get(number).overallDue()).isEqualTo(java.time.LocalDate.of(2015, 8, 24));

        walk.clock.plusDays(22);
        walk.jobs.runDue();

        assertThat(walk.caseFiles.timeline(number))
                .anySatisfy(line -> assertThat(line.toString()).contains("总时限"));
        assertThat(walk.waiting(TEAM, number)).containsExactly("userTask_visitHousehold");
    }

    @Test
    void lastYearStandsBesideThisYearWithTheDifferences() {
        CaseNumber number = walk.opened(walk.family(HouseholdStatus.POOR));
        assertThat(walk.reviews.comparison(number)).isEmpty();

        walk.visited(number, 6_500);

        YearComparison comparison = walk.reviews.comparison(number).orElseThrow();
        assertThat(comparison.year()).isEqualTo(2015);
        assertThat(comparison.earlier()).isEqualTo(2014);
        assertThat(comparison.lines())
                .contains(
                        new YearComparison.Line("工资性收入", "4000.00", "6500.00", "+2500.00", true),
                        new YearComparison.Line("人均纯收入", "2000.00", "3250.00", "+1250.00", true),
                        new YearComparison.Line("住房等级", "B", "B", "", false));
    }

    private void judgedAs(CaseNumber number, String result, String reason) {
        walk.done(
                COMMITTEE,
                number,
                "userTask_judgeReview",
                Map.of("decision", "CHANGE", "result", result, "reason", reason, "withTeam", true));
    }

    private void termToOverturnEnds() {
        walk.clock.plusDays(31);
        walk.jobs.runDue();
    }

    private void alarm(HouseholdId household, String statement) {
        transaction.executeWithoutResult(tx -> events.publishEvent(new HouseholdAlarmRaised(household, statement)));
        walk.jobs.runDue();
    }

    private StatusChange lastChange(CaseNumber number) {
        List<StatusChange> history =
                walk.households.history(walk.caseFiles.get(number).household());
        return history.get(history.size() - 1);
    }

    private void execute(String sql, CaseNumber number) {
        transaction.executeWithoutResult(
                tx -> assertThat(jdbc.sql(sql).param(number.value()).update()).isEqualTo(1));
    }
}
