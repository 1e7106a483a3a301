package org.bangfu.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangfu.identification.IdentificationSteps.COMMITTEE;
import static org.bangfu.identification.IdentificationSteps.TOWNSHIP;
import static org.bangfu.identification.IdentificationSteps.VILLAGE;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.TaskRefused;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases of identification from the first word to the end, with everybody whose hands they pass through. */
@BangfuIT
class IdentificationIT {

    @Autowired
    Identifications identifications;

    @Autowired
    Households households;

    @Autowired
    CaseFiles caseFiles;

    @Autowired
    Objections objections;

    @Autowired
    IdentificationSteps steps;

    @Autowired
    ActingAs acting;

    @Autowired
    EngineJobs jobs;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMondayInAugust() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void aPoorFamilyComesIntoTheRegister() {
        CaseNumber number = steps.applied(steps.family());

        steps.accepted(number);
        steps.visited(number, 1500);
        steps.appraisedInGroup(number, true);
        steps.compared(number);
        steps.votedInAssembly(number, true);
        steps.signedPreliminaryList(number);
        steps.noticed(number);
        steps.reviewedByTownship(number);
        steps.noticed(number);
        steps.reviewedByCounty(number);
        steps.determined(number);
        steps.announced(number);
        steps.registered(number);

        Household household = households.get(identifications.get(number).household());
        assertThat(household.status()).isEqualTo(HouseholdStatus.POOR);
        assertThat(household.householdNo()).startsWith(VILLAGE.value());
        assertThat(outcome(number)).isEqualTo("IDENTIFIED");
        assertThat(caseFiles.decisions(number)).hasSizeGreaterThan(10);
    }

    @Test
    void aFamilyWellAboveTheLineIsToldWhyItIsNotPoor() {
        CaseNumber number = steps.found(steps.family());

        steps.visited(number, 90_000);
        assertThat(refusalOf(number).reason()).contains("人均纯收入").contains("不符合贫困户标准");
        steps.deliveredRefusal(number);

        assertThat(outcome(number)).isEqualTo("REJECTED_NOT_POOR");
        assertThat(identifications.reexaminableUntil(identifications.get(number)))
                .contains(clock.today().plusDays(30));
    }

    @Test
    void aRefusedFamilyIsExaminedAgainOnce() {
        CaseNumber refused = steps.found(steps.family());
        steps.visited(refused, 90_000);
        steps.deliveredRefusal(refused);

        CaseNumber again = acting.person(COMMITTEE, () -> identifications.reexamine(refused, "去年收入算错了"));

        assertThat(identifications.get(again).previousCase()).isEqualTo(refused);
        assertThatThrownBy(() -> acting.person(COMMITTEE, () -> identifications.reexamine(refused, "再来一次")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void anApplicationThatStaysIncompleteEndsAfterTwoReturns() {
        CaseNumber number = steps.applied(steps.family());

        for (int round = 0; round < 2; round++) {
            returned(number, "缺户口簿复印件");
            acting.person(COMMITTEE, () -> identifications.correctApplication(number, "补来户口簿"));
            jobs.runDue();
        }
        returned(number, "仍缺授权书");

        assertThat(outcome(number)).isEqualTo("REJECTED_INCOMPLETE");
    }

    @Test
    void aReturnWithoutSayingWhatIsMissingIsRefused() {
        CaseNumber number = steps.applied(steps.family());

        assertThatThrownBy(() -> returned(number, ""))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("还缺哪些资料");
        assertThat(identifications.get(number).returns()).isZero();
    }

    @Test
    void aFamilyThatTheAssemblyVotesAgainstGetsTheTally() {
        CaseNumber number = steps.found(steps.family());
        steps.visited(number, 1500);
        steps.appraisedInGroup(number, false);
        steps.compared(number);
        steps.votedInAssembly(number, false);

        assertThat(identifications.get(number).groupAgainst()).isTrue();
        assertThat(refusalOf(number).reason()).contains("反对");
        steps.deliveredRefusal(number);
        assertThat(outcome(number)).isEqualTo("REJECTED_BY_VOTE");
    }

    @Test
    void anUpheldObjectionEndsItsCaseAndNoOther() {
        CaseNumber objected = steps.listed(steps.family());
        CaseNumber other = steps.listed(steps.family());
        NoticeSheet sheet = steps.posted(objected, other);

        Objection objection = acting.person(
                TOWNSHIP,
                () -> objections.register(new Objections.NewObjection(
                        objected, Objection.Channel.values()[0], true, "", "", "家里有车没有申报", false)));
        jobs.runDue();
        steps.investigated(objection.number(), "UPHELD");
        steps.termEnds(sheet);

        assertThat(steps.openKeys(TOWNSHIP, other)).contains("userTask_reviewTownship");
        assertThat(refusalOf(objected).refusal()).isEqualTo(Refusal.OBJECTION);
        steps.deliveredRefusal(objected);
        assertThat(outcome(objected)).isEqualTo("OBJECTION_UPHELD");
    }

    @Test
    void aFamilyMayWithdrawAtAnyTime() {
        CaseNumber number = steps.listed(steps.family());

        acting.person(COMMITTEE, () -> identifications.withdraw(number, "外出务工，不再申请"));
        jobs.runDue();

        assertThat(outcome(number)).isEqualTo("WITHDRAWN");
        assertThat(steps.openKeys(COMMITTEE, number)).isEmpty();
    }

    @Test
    void aDrawnHouseholdCannotBeApprovedUnvisited() {
        CaseNumber number = steps.listed(steps.family());
        steps.noticed(number);

        assertThatThrownBy(() -> steps.done(
                        TOWNSHIP, number, "userTask_reviewTownship", Map.of("decision", "APPROVE", "visited", false)))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("抽中");
    }

    private void returned(CaseNumber number, String gaps) {
        steps.done(COMMITTEE, number, "userTask_acceptApplication", Map.of("decision", "RETURN", "gaps", gaps));
    }

    private Identification.Refused refusalOf(CaseNumber number) {
        return Objects.requireNonNull(identifications.get(number).refused(), "没有被拒绝");
    }

    private String outcome(CaseNumber number) {
        Outcome outcome = caseFiles.get(number).outcome();
        return outcome == null ? "OPEN" : outcome.code();
    }
}
