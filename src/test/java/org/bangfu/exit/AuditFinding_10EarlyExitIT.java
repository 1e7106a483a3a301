package org.bangfu.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangfu.exit.ExitTrial.COMMITTEE;
import static org.bangfu.exit.ExitTrial.COMMITTEE_COLLEAGUE;
import static org.bangfu.exit.ExitTrial.STATION;
import static org.bangfu.exit.ExitTrial.TEAM;
import static org.bangfu.exit.ExitTrial.TEAM_COLLEAGUE;

import java.math.BigDecimal;
import java.util.Map;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.engine.TaskRefused;
import org.bangfu.policy.exit.ExitIncome;
import org.bangfu.policy.exit.IncomeKind;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.IncomeAccount;
import org.bangfu.registry.SnapshotSource;
import org.bangfu.registry.YearlySnapshot;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Photos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Early exit with inflated income: nobody exits on expected money, without the evidence or without two verifiers who are
 * not the helper; what only looks made up is answered by somebody else.
 */
@BangfuIT
class AuditFinding_10EarlyExitIT {

    @Autowired
    BeanFactory beans;

    @Autowired
    Evidence evidence;

    @Autowired
    JdbcClient jdbc;

    private ExitTrial trial;

    @BeforeEach
    void inNovember2016() {
        trial = new ExitTrial(beans);
        trial.begin();
    }

    @Test
    void nobodyExitsOnExpectedIncome() {
        CaseNumber hoped = trial.opened();
        CaseNumber earned = trial.opened();

        trial.accounted(
                hoped,
                new ExitIncome(IncomeKind.WAGE, Money.yuan(6_000), false),
                new ExitIncome(IncomeKind.BREEDING, Money.yuan(8_000), true));
        trial.accounted(
                earned,
                new ExitIncome(IncomeKind.WAGE, Money.yuan(6_000), false),
                new ExitIncome(IncomeKind.BREEDING, ExitTrial.enough(), false));

        assertThat(trial.refusal(hoped).refusal()).isEqualTo(Refusal.CONDITIONS);
        assertThat(trial.refusal(hoped).reason()).contains("3000.00").contains("N07");
        assertThat(trial.waiting(COMMITTEE, earned)).containsExactly("userTask_appraise");
    }

    @Test
    void nobodyExitsOnReliefThatComesOnce() {
        CaseNumber number = trial.opened();

        trial.accounted(
                number,
                new ExitIncome(IncomeKind.WAGE, Money.yuan(6_000), false),
                new ExitIncome(IncomeKind.RELIEF, Money.yuan(2_000), false));

        assertThat(trial.refusal(number).reason()).contains("临时救助").contains("N07");
        assertThat(trial.households.get(trial.exits.get(number).household()).status())
                .isEqualTo(HouseholdStatus.POOR);
    }

    @Test
    void anAccountWithoutPhotosOrTheFamilysSignatureIsNotHandedIn() {
        CaseNumber number = trial.opened();
        trial.acting.person(TEAM, () -> trial.exits.visit(number, trial.account(number)));
        assertThatThrownBy(() -> trial.done(TEAM, number, "userTask_verifyHousehold", Map.of()))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("入户照片");

        trial.acting.person(TEAM, () -> evidence.store(number, EvidenceKind.VISIT_PHOTO, "入户.jpg", Photos.jpeg()));
        assertThatThrownBy(() -> trial.done(TEAM, number, "userTask_verifyHousehold", Map.of()))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("签字的收入账");
        trial.acting.person(TEAM, () -> evidence.store(number, EvidenceKind.VISIT_SIGNATURE, "收入账.jpg", Photos.jpeg()));
        trial.done(TEAM, number, "userTask_verifyHousehold", Map.of());

        assertThat(trial.waiting(COMMITTEE, number)).containsExactly("userTask_appraise");
    }

    @Test
    void theHelperAndWhoeverDrewUpTheAccountVerifyNothing() {
        CaseNumber number = trial.opened();
        trial.accounted(number, trial.account(number, ExitTrial.sound(), trial.id(COMMITTEE)));
        trial.appraised(number, true);

        assertThatThrownBy(() -> trial.done(COMMITTEE, number, "userTask_verifyOnSite", trial.verdict("CONFIRM")))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("帮扶责任人");
        trial.verified(COMMITTEE_COLLEAGUE, number, "userTask_verifyOnSite");
        assertThatThrownBy(() -> trial.done(TEAM, number, "userTask_countersign", trial.verdict("CONFIRM")))
                .isInstanceOf(TaskRefused.class);
        trial.verified(TEAM_COLLEAGUE, number, "userTask_countersign");

        assertThat(trial.waiting(TEAM, number)).containsExactly("userTask_recordConsent");
    }

    @Test
    void theDatabaseRefusesAnExitThatTwoOthersHaveNotVerified() {
        CaseNumber number = trial.opened();
        trial.accounted(number);

        attack("first_verifier = accounted_by", number);
        attack("first_verifier = helper", number);
        attack("first_verifier = 'somebody', second_verifier = 'somebody'", number);
        attack("exited_on = opened_on, exited_year = exit_year, benefits_until = opened_on", number);
        attack(
                "first_verifier = 'a', second_verifier = 'b', announced_on = opened_on, exited_on = opened_on,"
                        + " exited_year = exit_year, benefits_until = opened_on",
                number);
        attack("reverted_on = opened_on", number);

        assertThat(trial.exits.get(number).exited()).isNull();
    }

    private void attack(String set, CaseNumber number) {
        assertThatThrownBy(() -> jdbc.sql("update exit_case set " + set + " where case_number = ?")
                        .param(number.value())
                        .update())
                .as(set)
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void anIncomeThatJumpsIsAnsweredByTheTownshipBeforeItAgrees() {
        CaseNumber number = jumped("4000.00");
        assertThat(trial.flags.of(number)).extracting(ExitFlag::kind).containsExactly(ExitFlag.Kind.INCOME_JUMP);
        trial.agreedOn(number);
        trial.noticed(number);

        assertThatThrownBy(() ->
                        trial.done(STATION, number, "userTask_reviewTownship", ExitTrial.review("APPROVE", "", "")))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("收入异常提示");
        trial.done(STATION, number, "userTask_reviewTownship", ExitTrial.review("APPROVE", "", "新开合作社，有流水"));

        assertThat(trial.flags.isOpen(number)).isFalse();
        assertThat(trial.flags.of(number)).singleElement().satisfies(flag -> {
            assertThat(flag.answer()).isNotNull();
            assertThat(flag.answer().by()).isEqualTo(trial.id(STATION));
        });
    }

    @Test
    void anIncomeThatGrowsAsOthersDoRaisesNothing() {
        assertThat(trial.flags.of(jumped("6000.00"))).isEmpty();
    }

    @Test
    void theDatabaseRefusesAnAnswerOfWhoeverDrewUpTheAccount() {
        CaseNumber number = jumped("4000.00");

        for (String own : new String[] {"accounted_by", "helper"}) {
            assertThatThrownBy(() -> jdbc.sql("update exit_flag set answered_by = " + own
                                    + ", answered_on = raised_on, answer = 'x' where case_number = ?")
                            .param(number.value())
                            .update())
                    .as(own)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void incomesThatAreAlikeAcrossTheVillageAreFlaggedOnAllOfThem() {
        Money alike = ExitTrial.enough().plus(Money.yuan(10_000));
        CaseNumber first = earning(alike);
        CaseNumber second = earning(alike);
        assertThat(trial.flags.of(first)).isEmpty();
        assertThat(trial.flags.of(second)).isEmpty();

        CaseNumber third = earning(alike);

        for (CaseNumber number : new CaseNumber[] {first, second, third}) {
            assertThat(trial.flags.of(number)).extracting(ExitFlag::kind).containsExactly(ExitFlag.Kind.SAME_INCOMES);
        }
        assertThat(trial.flags.of(earning(ExitTrial.enough()))).isEmpty();
    }

    private CaseNumber earning(Money net) {
        CaseNumber number = trial.opened();
        trial.accounted(number, new ExitIncome(IncomeKind.WAGE, net, false));
        return number;
    }

    /** A family of two that earned so much together the year before, and enough this year. */
    private CaseNumber jumped(String before) {
        HouseholdId family = trial.family(2014);
        trial.households.recordSnapshot(
                family,
                YearlySnapshot.of(2015, 2)
                        .with(new IncomeAccount(
                                Money.yuan(new BigDecimal(before)),
                                Money.ZERO,
                                Money.ZERO,
                                Money.ZERO,
                                Money.ZERO,
                                Money.ZERO,
                                Money.ZERO,
                                Map.of(),
                                Money.ZERO,
                                Money.ZERO,
                                Money.ZERO)),
                SnapshotSource.ENTERED);
        CaseNumber number = trial.opened(family);
        trial.accounted(number);
        return number;
    }
}
