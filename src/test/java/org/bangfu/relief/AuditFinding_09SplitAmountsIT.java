package org.bangfu.relief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangfu.relief.ReliefSteps.COUNTY;
import static org.bangfu.relief.ReliefSteps.HEAD;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bangfu.common.CaseNumber;
import org.bangfu.people.Staff;
import org.bangfu.policy.relief.Hardship;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.HouseholdId;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Amounts split to stay below a limit (化整为零): the sum of twelve months decides, and what only looks so is answered. */
@BangfuIT
class AuditFinding_09SplitAmountsIT {

    @Autowired
    BeanFactory beans;

    @Autowired
    SplitFlags flags;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    private ReliefSteps steps;

    @BeforeEach
    void aYearWithMoney() {
        steps = new ReliefSteps(beans);
        steps.begin();
    }

    @Test
    void threeSmallAwardsOfOneFamilyNeedTheCountyAndAreFlagged() {
        HouseholdId family = steps.family();
        awarded(family, ReliefCause.ILLNESS, null);
        awarded(family, ReliefCause.ACCIDENT, null);

        CaseNumber third = steps.proposed(family, ReliefCause.OTHER, Hardship.LIGHT);
        steps.noticed(third);

        assertThat(steps.waiting(HEAD, third)).isEmpty();
        assertThat(steps.waiting(COUNTY, third)).containsExactly("userTask_approveCounty");
        assertThat(flags.of(third)).extracting(SplitFlag::kind).containsExactly(SplitFlag.Kind.SPLIT);
    }

    @Test
    void oneSmallAwardIsTheTownshipsAndRaisesNothing() {
        HouseholdId family = steps.family();

        CaseNumber number = awarded(family, ReliefCause.ILLNESS, null);

        assertThat(flags.of(number)).isEmpty();
    }

    @Test
    void threeAwardsJustBelowTheLimitInAVillageAndMonthAreFlaggedAndAnsweredByAnother() {
        // a month of its own, so that other awards of the approver do not count
        steps.clock.moveTo(LocalDate.of(2015, 11, 2));
        CaseNumber last = awarded(steps.family(), ReliefCause.ILLNESS, 950);
        assertThat(near(last)).isEmpty();
        awarded(steps.family(), ReliefCause.ILLNESS, 899);
        last = awarded(steps.family(), ReliefCause.ILLNESS, 900);
        assertThat(near(last)).isEmpty();

        last = awarded(steps.family(), ReliefCause.ILLNESS, 1000);

        assertThat(near(last)).hasSize(1);
        SplitFlag flag = near(last).get(0);
        assertThatThrownBy(() -> flags.answer(flag.id(), staff.byUsername(HEAD).orElseThrow(), "没有问题"))
                .isInstanceOf(ReliefRefused.class);
        flags.answer(flag.id(), staff.byUsername("xian-jiandu1").orElseThrow(), "逐户核实，均属实");
        assertThat(flags.find(flag.id()).orElseThrow().answer()).isNotNull();
    }

    @Test
    void theApproverCannotAnswerForHimselfEvenPastTheApplication() {
        CaseNumber number = awarded(steps.family(), ReliefCause.ILLNESS, null);

        assertThatThrownBy(() -> jdbc.sql("insert into relief_flag (kind, flag_key, village, case_number, approver,"
                                + " sentence, raised_on, answered_by, answered_on, answer)"
                                + " values ('NEAR_LIMIT', ?, '430527103001', ?, 'p1', 'x', ?, 'p1', ?, 'ok')")
                        .params("attack " + number, number.value(), steps.clock.today(), steps.clock.today())
                        .update())
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    private List<SplitFlag> near(CaseNumber number) {
        return flags.of(number).stream()
                .filter(flag -> flag.kind() == SplitFlag.Kind.NEAR_LIMIT)
                .toList();
    }

    /** Approved by the township head; the proposed amount, or less. */
    private CaseNumber awarded(HouseholdId family, ReliefCause cause, @org.jspecify.annotations.Nullable Integer yuan) {
        CaseNumber number = steps.applied(family, cause);
        steps.accepted(number);
        steps.surveyed(number, yuan == null ? Hardship.LIGHT : Hardship.HEAVY);
        steps.done(
                ReliefSteps.OFFICE,
                number,
                "userTask_giveOpinion",
                yuan == null
                        ? Map.of("decision", "APPROVE", "means", "CASH")
                        : Map.of("decision", "APPROVE", "means", "CASH", "amount", yuan));
        steps.noticed(number);
        steps.done(HEAD, number, "userTask_approveTownship", Map.of("decision", "APPROVE"));
        steps.paid(number, "成功,");
        assertThat(steps.outcome(number)).isEqualTo("PAID");
        return number;
    }
}
