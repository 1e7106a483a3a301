package org.bangfu.relief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangfu.relief.ReliefSteps.CIVIL;
import static org.bangfu.relief.ReliefSteps.COMMITTEE;
import static org.bangfu.relief.ReliefSteps.COUNTY;
import static org.bangfu.relief.ReliefSteps.FINANCE;
import static org.bangfu.relief.ReliefSteps.HEAD;
import static org.bangfu.relief.ReliefSteps.OFFICE;

import java.util.Map;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.engine.TaskRefused;
import org.bangfu.funds.PayeeAccounts;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.policy.relief.CostItem;
import org.bangfu.policy.relief.Hardship;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Temporary relief from the application to the money, with everybody whose hands it passes through. */
@BangfuIT
class ReliefIT {

    @Autowired
    PayeeAccounts accounts;

    @Autowired
    BeanFactory beans;

    @Autowired
    Objections objections;

    @Autowired
    Households households;

    private ReliefSteps steps;

    @BeforeEach
    void aYearWithMoney() {
        steps = new ReliefSteps(beans);
        steps.begin();
    }

    @Test
    void anUnregisteredFamilyIsPaidOnTheTownshipsWord() {
        HouseholdId family = steps.family();
        CaseNumber number = steps.proposed(family, ReliefCause.ILLNESS, Hardship.LIGHT);
        assertThat(steps.award(number).amount()).isEqualTo(Money.yuan(370));

        steps.noticed(number);
        steps.done(HEAD, number, "userTask_approveTownship", Map.of("decision", "APPROVE"));
        assertThat(steps.paid(number, "成功,").problems()).isEmpty();

        assertThat(households.get(family).status()).isEqualTo(HouseholdStatus.ORDINARY);
        assertThat(steps.outcome(number)).isEqualTo("PAID");
        assertThat(steps.reliefs.referrals(number))
                .extracting(Referral::target)
                .contains(Referral.Target.MEDICAL_AID)
                .doesNotContain(Referral.Target.MONITORING);
    }

    @Test
    void theNoticeShowsTheAmountAndNeverTheCause() {
        CaseNumber number = steps.proposed(steps.family(), ReliefCause.ILLNESS, Hardship.LIGHT);

        NoticeSheet sheet = steps.posted(number);

        assertThat(sheet.lines()).singleElement().satisfies(line -> {
            assertThat(line.entry().amount()).isEqualTo(Money.yuan(370));
            assertThat(line.entry().category()).isEqualTo("临时救助金");
            assertThat(line.entry().toString()).doesNotContain("疾病").doesNotContain("住院");
        });
        assertThat(sheet.lastDay()).isEqualTo(steps.clock.today().plusDays(3));
    }

    @Test
    void aLargeAmountIsTheCountys() {
        CaseNumber number = steps.proposed(steps.family(), ReliefCause.ILLNESS, Hardship.HEAVY);
        steps.noticed(number);

        assertThat(steps.waiting(HEAD, number)).isEmpty();
        steps.done(
                COUNTY,
                number,
                "userTask_approveCounty",
                Map.of("decision", "REDUCE", "amount", 1000, "reason", "已有帮扶"));

        assertThat(steps.award(number).amount()).isEqualTo(Money.yuan(1000));
        assertThat(steps.paid(number, "成功,").paid()).isEqualTo(1);
        assertThat(steps.outcome(number)).isEqualTo("PAID");
    }

    @Test
    void whatTheBankReturnsIsCorrectedAndPaidAgain() {
        CaseNumber number = steps.proposed(steps.family(), ReliefCause.ILLNESS, Hardship.LIGHT);
        steps.noticed(number);
        steps.done(HEAD, number, "userTask_approveTownship", Map.of("decision", "APPROVE"));

        steps.paid(number, "失败,系统繁忙");
        steps.done(CIVIL, number, "userTask_correctAccount", Map.of("corrected", true, "note", "与银行核对无误"));
        steps.paid(number, "成功,");

        assertThat(steps.outcome(number)).isEqualTo("PAID");
    }

    @Test
    void aFamilyWithoutAnAccountIsAskedForOneByItsTownshipAndNotByFinance() {
        HouseholdId family = steps.family(null);
        CaseNumber number = steps.proposed(family, ReliefCause.ILLNESS, Hardship.LIGHT);
        steps.noticed(number);
        steps.done(HEAD, number, "userTask_approveTownship", Map.of("decision", "APPROVE"));
        assertThat(steps.waiting(CIVIL, number)).containsExactly("userTask_correctAccount");
        assertThat(steps.waiting(FINANCE, number)).isEmpty();

        steps.acting.person(CIVIL, () -> accounts.propose(family, "救助甲", "绥宁农商银行", "6217990000000420042", "没有开过户，新开户"));
        long change = accounts.openChanges().stream()
                .filter(open -> open.household().equals(family))
                .findFirst()
                .orElseThrow()
                .id();
        steps.acting.person(FINANCE, () -> accounts.confirm(change));
        Map<String, Object> corrected = Map.of("corrected", true, "note", "已经开户");
        steps.done(CIVIL, number, "userTask_correctAccount", corrected);
        assertThat(steps.waiting(CIVIL, number)).as("等待期内不能发放").containsExactly("userTask_correctAccount");
        steps.clock.plusDays(4);
        steps.done(CIVIL, number, "userTask_correctAccount", corrected);
        steps.paid(number, "成功,");

        assertThat(steps.outcome(number)).isEqualTo("PAID");
    }

    @Test
    void goodsAreHandedOverAgainstASignature() {
        CaseNumber number = steps.applied(steps.family(), ReliefCause.DISASTER);
        steps.accepted(number);
        steps.surveyed(number, Hardship.LIGHT);
        steps.done(
                OFFICE,
                number,
                "userTask_giveOpinion",
                Map.of("decision", "APPROVE", "means", "GOODS", "amount", 500, "goods", "大米100公斤"));
        steps.noticed(number);
        steps.done(HEAD, number, "userTask_approveTownship", Map.of("decision", "APPROVE"));
        steps.done(
                CIVIL,
                number,
                "userTask_deliverGoods",
                Map.of("deliveredOn", steps.clock.today().toString(), "receiver", "户主", "signed", true));

        assertThat(steps.outcome(number)).isEqualTo("GOODS_DELIVERED");
    }

    @Test
    void whoNeedsAnotherSchemeIsReferred() {
        CaseNumber number = steps.applied(steps.family(), ReliefCause.EDUCATION_COST);
        steps.accepted(number);
        steps.surveyed(number, Hardship.LIGHT);

        steps.done(OFFICE, number, "userTask_giveOpinion", Map.of("decision", "APPROVE", "means", "REFERRAL"));

        assertThat(steps.outcome(number)).isEqualTo("REFERRED");
        assertThat(steps.reliefs.referrals(number)).extracting(Referral::target).contains(Referral.Target.EDUCATION);
    }

    @Test
    void whoHasLittleToPayIsToldSoInWriting() {
        CaseNumber number = steps.applied(steps.family(), ReliefCause.ILLNESS);
        steps.accepted(number);

        steps.surveyed(number, Hardship.LIGHT, ReliefSteps.cost(4_000, 1_000));

        assertThat(steps.refusal(number).refusal()).isEqualTo(Refusal.NOT_BURDENED);
        assertThat(steps.refusal(number).reason()).contains("3000.00").contains("50%");
        steps.refusalDelivered(number, "userTask_deliverRefusal");
        assertThat(steps.outcome(number)).isEqualTo("REFUSED");
    }

    @Test
    void whatTheDisasterSchemePaysIsNotPaidTwice() {
        CaseNumber number = steps.applied(steps.family(), ReliefCause.DISASTER);
        steps.accepted(number);

        steps.surveyed(
                number,
                Hardship.SEVERE,
                new CostItem("房屋倒塌", Money.yuan(20_000), Money.ZERO, CostItem.Scheme.DISASTER));

        assertThat(steps.refusal(number).refusal()).isEqualTo(Refusal.COVERED);
    }

    @Test
    void theSameCauseIsHelpedAgainOnlyAsASpecialCaseOfTheCounty() {
        HouseholdId family = steps.family();
        paid(family, ReliefCause.ILLNESS, Hardship.LIGHT);

        CaseNumber plain = steps.applied(family, ReliefCause.ILLNESS);
        steps.accepted(plain);
        assertThat(steps.refusal(plain).refusal()).isEqualTo(Refusal.SAME_CAUSE);
        steps.refusalDelivered(plain, "userTask_deliverRefusal");

        CaseNumber special = steps.applied(family, ReliefCause.ILLNESS);
        steps.done(
                CIVIL,
                special,
                "userTask_acceptApplication",
                Map.of("decision", "ACCEPT", "specialGround", "病情复发再次手术"));
        steps.done(COUNTY, special, "userTask_answerSpecialCase", Map.of("decision", "GRANT"));

        assertThat(steps.waiting(CIVIL, special)).containsExactly("userTask_surveyHousehold");
    }

    @Test
    void manySmallAmountsOfOneFamilyGoToTheCounty() {
        HouseholdId family = steps.family();
        paid(family, ReliefCause.ILLNESS, Hardship.LIGHT);
        paid(family, ReliefCause.ACCIDENT, Hardship.LIGHT);

        CaseNumber third = steps.proposed(family, ReliefCause.OTHER, Hardship.LIGHT);
        steps.noticed(third);

        assertThat(steps.waiting(HEAD, third)).isEmpty();
        assertThat(steps.waiting(COUNTY, third)).containsExactly("userTask_approveCounty");
    }

    @Test
    void anUpheldObjectionEndsItsCaseAndNoOther() {
        CaseNumber objected = steps.proposed(steps.family(), ReliefCause.ILLNESS, Hardship.LIGHT);
        CaseNumber other = steps.proposed(steps.family(), ReliefCause.ILLNESS, Hardship.LIGHT);
        NoticeSheet sheet = steps.posted(objected, other);

        Objection objection = steps.acting.person(
                OFFICE,
                () -> objections.register(new Objections.NewObjection(
                        objected, Objection.Channel.VISIT, true, "", "", "家里有车没有申报", false)));
        steps.jobs.runDue();
        steps.done(
                ReliefSteps.POVERTY,
                objection.number(),
                "userTask_investigateAtCounty",
                Map.of("outcome", "UPHELD", "findings", "经核实", "answer", "情况属实"));
        steps.termEnds(sheet);

        assertThat(steps.waiting(HEAD, other)).containsExactly("userTask_approveTownship");
        assertThat(steps.refusal(objected).refusal()).isEqualTo(Refusal.OBJECTION);
        steps.refusalDelivered(objected, "userTask_deliverRefusal");
        assertThat(steps.outcome(objected)).isEqualTo("REFUSED");
    }

    @Test
    void whatIsMissingIsAskedForOnce() {
        CaseNumber number = steps.applied(steps.family(), ReliefCause.ILLNESS);
        steps.done(CIVIL, number, "userTask_acceptApplication", Map.of("decision", "RETURN", "text", "缺出院小结和发票"));

        steps.acting.person(COMMITTEE, () -> steps.reliefs.supplement(number, "补来出院小结"));
        steps.jobs.runDue();

        assertThatThrownBy(() -> steps.done(
                        CIVIL, number, "userTask_acceptApplication", Map.of("decision", "RETURN", "text", "还缺发票")))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("一次性告知");
    }

    @Test
    void aFamilyMayWithdrawUntilItIsApproved() {
        CaseNumber early = steps.proposed(steps.family(), ReliefCause.ILLNESS, Hardship.LIGHT);
        steps.acting.person(COMMITTEE, () -> steps.reliefs.withdraw(early, "亲友已资助"));
        steps.jobs.runDue();
        assertThat(steps.outcome(early)).isEqualTo("WITHDRAWN");

        CaseNumber late = steps.proposed(steps.family(), ReliefCause.ILLNESS, Hardship.LIGHT);
        steps.noticed(late);
        steps.done(HEAD, late, "userTask_approveTownship", Map.of("decision", "APPROVE"));

        assertThatThrownBy(() -> steps.acting.person(COMMITTEE, () -> steps.reliefs.withdraw(late, "不要了")))
                .isInstanceOf(ReliefRefused.class);
    }

    @Test
    void anUrgentApplicationBecomesAnEmergency() {
        HouseholdId family = steps.family();
        CaseNumber number = steps.applied(family, ReliefCause.DISASTER);

        steps.done(CIVIL, number, "userTask_acceptApplication", Map.of("decision", "URGENT", "text", "没有住处"));

        assertThat(steps.outcome(number)).isEqualTo("TURNED_URGENT");
        assertThat(steps.caseFiles.ofHousehold(family))
                .anySatisfy(file -> assertThat(steps.emergencies.find(file.number()))
                        .hasValueSatisfying(
                                emergency -> assertThat(emergency.reporter()).contains(number.value())));
    }

    @Test
    void aFamilyHasOneOpenCaseOfOrdinaryRelief() {
        HouseholdId family = steps.family();
        steps.applied(family, ReliefCause.ILLNESS);

        assertThatThrownBy(() -> steps.applied(family, ReliefCause.ACCIDENT)).isInstanceOf(CaseAlreadyOpen.class);
    }

    @Test
    void whoSurveyedGivesNoOpinionAndOtherTownshipsSeeNothing() {
        CaseNumber number = steps.applied(steps.family(), ReliefCause.ILLNESS);

        assertThat(steps.waiting("tangjiafang-minzheng1", number)).isEmpty();
        assertThat(steps.waiting("tangjiafang-xiangzhen1", number)).isEmpty();
        assertThat(steps.waiting(CIVIL, number)).containsExactly("userTask_acceptApplication");
    }

    @Test
    void theTermsAreReportedAndDecideNothing() {
        CaseNumber number = steps.applied(steps.family(), ReliefCause.ILLNESS);

        steps.clock.plusDays(40);
        steps.jobs.runDue();

        assertThat(steps.caseFiles.timeline(number))
                .anySatisfy(line -> assertThat(line.toString()).contains("总时限"));
        assertThat(steps.waiting(CIVIL, number)).containsExactly("userTask_acceptApplication");
    }

    private void paid(HouseholdId family, ReliefCause cause, Hardship hardship) {
        CaseNumber number = steps.proposed(family, cause, hardship);
        steps.noticed(number);
        steps.done(HEAD, number, "userTask_approveTownship", Map.of("decision", "APPROVE"));
        steps.paid(number, "成功,");
        assertThat(steps.outcome(number)).isEqualTo("PAID");
    }
}
