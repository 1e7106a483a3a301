package org.bangfu.housing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.bangfu.housing.HousingSteps.BUILD;
import static org.bangfu.housing.HousingSteps.BUREAU;
import static org.bangfu.housing.HousingSteps.COMMITTEE;
import static org.bangfu.housing.HousingSteps.CRACKED;
import static org.bangfu.housing.HousingSteps.FALLING;
import static org.bangfu.housing.HousingSteps.FINANCE;
import static org.bangfu.housing.HousingSteps.LEADING;
import static org.bangfu.housing.HousingSteps.LEAKING;
import static org.bangfu.housing.HousingSteps.OFFICE;
import static org.bangfu.housing.HousingSteps.POVERTY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.engine.TaskRefused;
import org.bangfu.funds.BenefitItem;
import org.bangfu.funds.FundCategory;
import org.bangfu.funds.Grant;
import org.bangfu.funds.Grants;
import org.bangfu.funds.PaymentOrders;
import org.bangfu.meetings.Meetings;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.policy.housing.DangerGrade;
import org.bangfu.policy.housing.HousingCategory;
import org.bangfu.policy.housing.PlanType;
import org.bangfu.recovery.Recoveries;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HousingFacts;
import org.bangfu.registry.IncomeAccount;
import org.bangfu.registry.LandFacts;
import org.bangfu.registry.LivingFacts;
import org.bangfu.registry.MemberFacts;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RelocationFacts;
import org.bangfu.registry.SnapshotSource;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.registry.WaterFacts;
import org.bangfu.registry.YearlySnapshot;
import org.bangfu.relief.Emergencies;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Renovation from the application to the safe house, with everybody whose hands it passes through, to each of its ends. */
@BangfuIT
@RecordApplicationEvents
class HousingIT {

    @Autowired
    PaymentOrders orders;

    @Autowired
    BeanFactory beans;

    @Autowired
    Grants grants;

    @Autowired
    Objections objections;

    @Autowired
    Recoveries recoveries;

    @Autowired
    Emergencies emergencies;

    @Autowired
    Meetings meetings;

    @Autowired
    ApplicationEvents published;

    private HousingSteps steps;

    @BeforeEach
    void aYearWithMoney() {
        steps = new HousingSteps(beans);
        steps.begin();
    }

    @Test
    void aFallingHouseIsRebuiltPaidInTwoInstalmentsAndRegisteredAsSafe() {
        HouseholdId family = steps.family();
        CaseNumber number = steps.approved(family);
        assertThat(instalments(number))
                .extracting(Grant.Instalment::key, Grant.Instalment::amount, Grant.Instalment::status)
                .containsExactly(
                        tuple("START", Money.yuan(6_000), Grant.InstalmentStatus.WAITING),
                        tuple("BALANCE", Money.yuan(14_000), Grant.InstalmentStatus.WAITING));

        steps.agreed(number, 60);
        steps.started(number);
        assertThat(steps.bank.answers(number, "成功,").paid()).isEqualTo(1);
        steps.built(number);
        steps.accepted(number, 58.5, true);
        assertThat(steps.bank.answers(number, "成功,").paid()).isEqualTo(1);

        assertThat(steps.outcome(number)).isEqualTo("COMPLETED");
        assertThat(grants.of(number))
                .hasValueSatisfying(grant ->
                        assertThat(grant.paid()).isEqualTo(Money.yuan(20_000)).isEqualTo(grant.amount()));
        HousingFacts house = steps.households.snapshots(family).get(0).figures().housing();
        assertThat(house.isDangerous()).isFalse();
        assertThat(house.grade()).isEqualTo("A");
        assertThat(house.areaM2()).isEqualByComparingTo("58.5");
        assertThat(house.renovationYear()).isEqualTo(2015);
        assertThat(published.stream(HousingSafe.class))
                .extracting(HousingSafe::household)
                .contains(family);
        assertThat(steps.works.holdsPlace(number)).isTrue();
    }

    @Test
    void aCrackedHouseIsRepairedAndMayBeLargerThanANewOne() {
        CaseNumber number = steps.noticedInVillage(steps.family(), CRACKED);

        assertThatThrownBy(() -> steps.reviewed(number, PlanType.REBUILD))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("修缮加固");
        steps.reviewed(number, PlanType.REPAIR);
        steps.noticed(number);
        assertThatThrownBy(() -> steps.rechecked(number, 6_001))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("6000.00");
        steps.rechecked(number, 6_000);
        steps.noticed(number);
        steps.agreed(number, 90);

        assertThat(steps.waiting(COMMITTEE, number)).containsExactly("userTask_reportStart");
    }

    @Test
    void theNoticesShowHowAndAtTheCountyHowMuch() {
        CaseNumber number = steps.applied(steps.family());
        steps.graded(number, FALLING, false);
        steps.voted(number, true);
        NoticeSheet village = steps.posted(number);
        steps.termEnds(village);
        steps.reviewed(number, PlanType.NEW_SITE);
        NoticeSheet township = steps.posted(number);
        steps.termEnds(township);
        steps.rechecked(number, 20_000);
        NoticeSheet county = steps.posted(number);

        assertThat(village.lines()).singleElement().satisfies(line -> {
            assertThat(line.entry().category()).isEqualTo("危房改造（原址拆除重建）");
            assertThat(line.entry().amount()).isNull();
        });
        assertThat(township.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.entry().category()).isEqualTo("危房改造（异地新建）"));
        assertThat(county.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.entry().amount()).isEqualTo(Money.yuan(20_000)));
        assertThat(county.lastDay()).isEqualTo(steps.clock.today().plusDays(5));
    }

    @Test
    void aSoundHouseIsNotRenovatedEvenAfterASecondLookAndThereIsNoThird() {
        CaseNumber number = steps.applied(steps.family());
        steps.photographed(BUILD, number, EvidenceKind.HOUSE_BEFORE, 3);
        steps.done(BUILD, number, "userTask_appraiseGrade", steps.appraisal(LEAKING, true));
        assertThat(steps.renovations.get(number).grade()).isEqualTo(DangerGrade.B);

        steps.informed(number, Map.of("wish", "REAPPRAISE", "reason", "屋面漏雨没有看"));
        steps.done(BUREAU, number, "userTask_reappraiseGrade", steps.appraisal(LEAKING, true));
        assertThatThrownBy(() -> steps.informed(number, Map.of("wish", "REAPPRAISE", "reason", "还是不服")))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("最终结果");
        steps.informed(number, Map.of("wish", "ACCEPT"));

        assertThat(steps.outcome(number)).isEqualTo("NOT_DANGEROUS");
        assertThat(steps.renovations.appraisals(number))
                .extracting(Appraisal::round)
                .containsExactly(1, 2);
    }

    @Test
    void peopleInAHouseThatMayFallAreReportedAsAnEmergencyOnce() {
        HouseholdId family = steps.family();
        CaseNumber number = steps.applied(family);

        steps.graded(number, FALLING, true);

        CaseNumber shelter = steps.renovations.get(number).shelter();
        assertThat(shelter).isNotNull();
        assertThat(emergencies.get(shelter).reporter()).contains(number.value());
        assertThat(steps.caseFiles.openCase(family, CaseKind.EMERGENCY_RELIEF))
                .hasValueSatisfying(file -> assertThat(file.number()).isEqualTo(shelter));
        assertThat(steps.caseFiles.timeline(shelter))
                .anySatisfy(line -> assertThat(line.toString()).contains(number.value()));
        assertThat(steps.waiting(COMMITTEE, number)).containsExactly("userTask_appraiseInVillage");
    }

    @Test
    void aFamilyWithoutAHouseCountsAsGradeD() {
        CaseNumber number = steps.applied(steps.family());
        steps.photographed(BUILD, number, EvidenceKind.HOUSE_BEFORE, 3);

        Map<String, Object> values = steps.appraisal(LEAKING, true);
        values.put("noHouse", true);
        steps.done(BUILD, number, "userTask_appraiseGrade", values);

        assertThat(steps.renovations.get(number).grade()).isEqualTo(DangerGrade.D);
        assertThat(steps.renovations.get(number).livedIn()).isFalse();
    }

    @Test
    void whoIsOnNoListNeedsAProof() {
        CaseNumber without = steps.applied(steps.family(2, false));
        assertThat(steps.refusal(without).refusal()).isEqualTo(Refusal.NOT_ELIGIBLE);
        assertThat(steps.refusal(without).reason()).contains("没有提交贫困证明");
        steps.refusalDelivered(without);
        assertThat(steps.outcome(without)).isEqualTo("REFUSED");

        CaseNumber with = steps.applied(steps.family(2, false), true, true);

        assertThat(steps.renovations.get(with).category()).isEqualTo(HousingCategory.OTHER);
        assertThat(steps.waiting(BUILD, with)).containsExactly("userTask_appraiseGrade");
    }

    @Test
    void whoHasAnotherHouseOrIsToMoveIsTurnedAway() {
        CaseNumber second = steps.applied(steps.family(), false, false);
        assertThat(steps.refusal(second).reason()).contains("不是唯一住房");

        HouseholdId moving = steps.family();
        steps.acting.person(
                COMMITTEE,
                () -> steps.households.recordSnapshot(
                        moving,
                        new YearlySnapshot(
                                2014,
                                2,
                                IncomeAccount.NONE,
                                YearlySnapshot.Spending.NONE,
                                HousingFacts.UNKNOWN,
                                WaterFacts.UNKNOWN,
                                LandFacts.UNKNOWN,
                                LivingFacts.UNKNOWN,
                                new RelocationFacts(true, null, null, null, null)),
                        SnapshotSource.ENTERED));
        CaseNumber relocated = steps.applied(moving);

        assertThat(steps.refusal(relocated).reason()).contains("易地搬迁");
    }

    @Test
    void aHouseThatWasRenovatedAFewYearsAgoIsNotRenovatedAgain() {
        HouseholdId family = steps.family();
        steps.acting.person(
                COMMITTEE,
                () -> steps.households.recordSnapshot(
                        family,
                        YearlySnapshot.of(2014, 2).with(new HousingFacts(null, null, null, "D", 2009)),
                        SnapshotSource.ENTERED));

        CaseNumber number = steps.applied(family);

        assertThat(steps.refusal(number).reason()).contains("2009年已享受过危房改造");
    }

    @Test
    void aFamilyThatWasHelpedIsNotHelpedAgain() {
        HouseholdId family = steps.family();
        CaseNumber first = steps.finished(family, 60);
        steps.accepted(first, 60, true);
        steps.bank.answers(first, "成功,");

        CaseNumber again = steps.applied(family);

        assertThat(steps.refusal(again).reason()).contains("2015年已享受过危房改造");
    }

    @Test
    void theMeetingMayRefuse() {
        CaseNumber number = steps.applied(steps.family());
        steps.graded(number, FALLING, false);

        steps.voted(number, false);

        assertThat(steps.refusal(number).refusal()).isEqualTo(Refusal.BY_VOTE);
        steps.refusalDelivered(number);
        assertThat(steps.outcome(number)).isEqualTo("REFUSED");
    }

    @Test
    void theMeetingHearsThePoorestFirstAndFallingHousesBeforeCrackedOnes() {
        CaseNumber other = steps.applied(steps.family(2, false), true, true);
        CaseNumber cracked = steps.applied(steps.family());
        CaseNumber falling = steps.applied(steps.family());
        steps.graded(other, FALLING, false);
        steps.graded(cracked, CRACKED, false);
        steps.graded(falling, FALLING, false);

        List<CaseNumber> heard = steps.acting.person(COMMITTEE, () -> meetings.waiting(HousingSteps.VILLAGE)).stream()
                .filter(waiting -> waiting.agenda().taskKey().equals("userTask_appraiseInVillage"))
                .flatMap(waiting -> waiting.tasks().stream())
                .map(task -> task.caseNumber())
                .filter(List.of(other, cracked, falling)::contains)
                .toList();

        assertThat(heard).containsExactly(falling, cracked, other);
    }

    @Test
    void theTownshipLooksAtEveryHouseAndMayDisagree() {
        CaseNumber number = steps.noticedInVillage(steps.family(), FALLING);

        assertThatThrownBy(() -> steps.done(
                        OFFICE,
                        number,
                        "userTask_reviewOnSite",
                        Map.of("visited", false, "decision", "APPROVE", "method", "REBUILD")))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("100%");
        steps.done(
                OFFICE,
                number,
                "userTask_reviewOnSite",
                Map.of("visited", true, "decision", "REJECT", "reason", "实为村民空置老屋"));

        assertThat(steps.refusal(number).refusal()).isEqualTo(Refusal.BY_TOWNSHIP);
        steps.refusalDelivered(number);
        assertThat(steps.outcome(number)).isEqualTo("REFUSED");
    }

    @Test
    void theCountySendsBackOrRefuses() {
        CaseNumber number = steps.noticedInVillage(steps.family(), FALLING);
        steps.reviewed(number, PlanType.REBUILD);
        steps.noticed(number);

        steps.done(BUREAU, number, "userTask_recheckRenovation", Map.of("decision", "RETURN", "reason", "宅基地在滑坡区"));
        steps.reviewed(number, PlanType.NEW_SITE);
        steps.noticed(number);
        steps.done(BUREAU, number, "userTask_recheckRenovation", Map.of("decision", "REFUSE", "reason", "与享受对象不符"));

        assertThat(steps.refusal(number).refusal()).isEqualTo(Refusal.BY_COUNTY);
        assertThat(steps.works.holdsPlace(number)).isFalse();
    }

    @Test
    void anUpheldObjectionAgainstTheCountysListEndsTheCaseAndFreesItsPlace() {
        CaseNumber number = steps.noticedInVillage(steps.family(), FALLING);
        steps.reviewed(number, PlanType.REBUILD);
        steps.noticed(number);
        steps.rechecked(number, 20_000);
        assertThat(steps.works.holdsPlace(number)).isTrue();
        NoticeSheet sheet = steps.posted(number);

        Objection objection = steps.acting.person(
                OFFICE,
                () -> objections.register(
                        new Objections.NewObjection(number, Objection.Channel.VISIT, true, "", "", "在县城有房", false)));
        steps.jobs.runDue();
        investigated(objection.number());
        steps.termEnds(sheet);

        assertThat(steps.refusal(number).refusal()).isEqualTo(Refusal.OBJECTION);
        assertThat(steps.works.holdsPlace(number)).isFalse();
        steps.refusalDelivered(number);
        assertThat(steps.outcome(number)).isEqualTo("OBJECTION_UPHELD");
        assertThat(grants.of(number)).isEmpty();
    }

    private void investigated(CaseNumber objection) {
        for (String who : List.of(POVERTY, "xian-fupin2", LEADING, OFFICE)) {
            List<String> waiting = steps.waiting(who, objection);
            for (String key : waiting) {
                steps.done(who, objection, key, Map.of("outcome", "UPHELD", "findings", "经核实", "answer", "情况属实"));
                return;
            }
        }
        throw new AssertionError("没有人调查异议 " + objection);
    }

    @Test
    void aFamilyMayWithdrawUntilItIsApprovedAndCancelAfterwards() {
        CaseNumber early = steps.applied(steps.family());
        steps.acting.person(COMMITTEE, () -> steps.renovations.withdraw(early, "到城里投靠儿子"));
        steps.jobs.runDue();
        assertThat(steps.outcome(early)).isEqualTo("WITHDRAWN");

        CaseNumber late = steps.approved(steps.family());
        assertThatThrownBy(() -> steps.acting.person(COMMITTEE, () -> steps.renovations.withdraw(late, "不要了")))
                .isInstanceOf(HousingRefused.class)
                .hasMessageContaining("批准后取消");
        steps.acting.person(OFFICE, () -> steps.works.cancel(late, "不再改造"));
        steps.jobs.runDue();

        assertThat(steps.outcome(late)).isEqualTo("CANCELLED");
        assertThat(steps.works.holdsPlace(late)).isFalse();
        assertThat(grants.of(late)).isEmpty();
        assertThat(recoveries.find(late)).isEmpty();
    }

    @Test
    void whatWasPaidForACancelledHouseIsRecoveredAndItsPlaceFreed() {
        CaseNumber number = steps.approved(steps.family());
        steps.agreed(number, 60);
        steps.started(number);
        long batch = steps.bank.sent(number);
        assertThatThrownBy(() -> steps.acting.person(OFFICE, () -> steps.works.cancel(number, "外出不归")))
                .isInstanceOf(HousingRefused.class)
                .hasMessageContaining("银行");
        steps.bank.answers(batch, "成功,");

        steps.acting.person(OFFICE, () -> steps.works.cancel(number, "外出不归，放弃改造"));
        steps.jobs.runDue();

        assertThat(steps.outcome(number)).isEqualTo("OPEN");
        assertThat(steps.works.holdsPlace(number)).isFalse();
        assertThat(grants.of(number)).isEmpty();
        assertThat(recoveries.find(number)).hasValueSatisfying(claim -> {
            assertThat(claim.amount()).isEqualTo(Money.yuan(6_000));
            assertThat(claim.benefit()).isEqualTo("危房改造补助");
        });
        Money available = grants.available(2015, FundCategory.HOUSING);
        recovered(number);
        assertThat(steps.outcome(number)).isEqualTo("CANCELLED");
        assertThat(grants.available(2015, FundCategory.HOUSING))
                .as("退回的钱可以重新安排")
                .isEqualTo(available.plus(Money.yuan(6_000)));
        assertThat(orders.differences()).isEmpty();
        assertThat(grants.granted(
                        steps.caseFiles.get(number).household(),
                        List.of(BenefitItem.HOUSING_GRANT),
                        steps.clock.today().minusYears(1),
                        steps.clock.today()))
                .isEqualTo(Money.ZERO);
        assertThat(grants.repaid(number, Money.yuan(1)))
                .hasValueSatisfying(refusal -> assertThat(refusal.sentence()).contains("0.00元"));
    }

    private void recovered(CaseNumber number) {
        String today = steps.clock.today().toString();
        steps.done(POVERTY, number, "userTask_notifyFacts", Map.of("notifiedOn", today, "method", "IN_PERSON"));
        steps.done(OFFICE, number, "userTask_hearStatement", Map.of("answered", "NO"));
        steps.done(
                "xian-fupin2",
                number,
                "userTask_decideRecovery",
                Map.of("decision", "RECOVER", "amount", 6000, "reason", "没有改造"));
        steps.done(OFFICE, number, "userTask_agreePlan", Map.of("instalments", 1, "firstDue", today));
        steps.done(
                FINANCE,
                number,
                "userTask_recordRepayment",
                Map.of("amount", 6000, "paidOn", today, "receipt", "收据" + number.value()));
    }

    @Test
    void withoutAnAccountTheTownshipIsAskedForOneBeforeTheFirstInstalment() {
        HouseholdId family = steps.family(
                null,
                new NewMember(
                        "危改甲",
                        SyntheticPeople.man(),
                        "01",
                        MemberFacts.UNKNOWN.with(new MemberFacts.Insurance(null, null, null, true)),
                        null));

        CaseNumber number = steps.approved(family);

        assertThat(steps.waiting(FINANCE, number)).isEmpty();
        steps.agreed(number, 60);
        steps.started(number);
        assertThat(steps.waiting(HousingSteps.CIVIL, number)).containsExactly("userTask_correctHousingAccount");
        steps.done(
                HousingSteps.CIVIL,
                number,
                "userTask_correctHousingAccount",
                Map.of("corrected", true, "note", "还没有开户"));
        assertThat(steps.waiting(HousingSteps.CIVIL, number)).containsExactly("userTask_correctHousingAccount");
    }

    @Test
    void whatTheBankReturnsIsCorrectedAndPaidAgain() {
        CaseNumber number = steps.approved(steps.family());
        steps.agreed(number, 60);
        steps.started(number);

        steps.bank.answers(number, "失败,系统繁忙");
        steps.done(
                HousingSteps.CIVIL,
                number,
                "userTask_correctHousingAccount",
                Map.of("corrected", true, "note", "与银行核对无误"));
        steps.bank.answers(number, "成功,");

        assertThat(instalments(number))
                .extracting(Grant.Instalment::status)
                .containsExactly(Grant.InstalmentStatus.PAID, Grant.InstalmentStatus.WAITING);
    }

    @Test
    void theAgreementKeepsToTheAreaOfTheFamily() {
        CaseNumber number = steps.approved(steps.family(4, true));
        steps.photographed(OFFICE, number, EvidenceKind.HOUSE_AGREEMENT, 1);

        assertThatThrownBy(() -> steps.done(OFFICE, number, "userTask_signAgreement", steps.agreement(72.01)))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("超过标准");
        assertThatThrownBy(() -> steps.done(OFFICE, number, "userTask_signAgreement", steps.agreement(51.99)))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("低于标准");
        steps.done(OFFICE, number, "userTask_signAgreement", steps.agreement(72));

        assertThat(steps.renovations.get(number).agreement()).satisfies(agreement -> {
            assertThat(agreement.cap()).isEqualByComparingTo("72");
            assertThat(agreement.floor()).isEqualByComparingTo("52");
        });
    }

    @Test
    void whatIsBuiltBadlyIsMendedAndInspectedAgain() {
        CaseNumber number = steps.approved(steps.family());
        steps.agreed(number, 60);
        steps.started(number);

        steps.inspected(number, "Foundation", false);
        steps.mended(number, "userTask_mendFoundation");
        steps.inspected(number, "Foundation", true);

        assertThat(steps.works.inspections(number))
                .extracting(Inspection::stage, Inspection::round, Inspection::passed)
                .containsExactly(
                        tuple(Inspection.Stage.FOUNDATION, 1, false), tuple(Inspection.Stage.FOUNDATION, 2, true));
        assertThat(steps.waiting(BUILD, number)).containsExactly("userTask_inspectStructure");
    }

    @Test
    void aHouseThatIsTooLargeIsNotAcceptedAndNotPaid() {
        CaseNumber number = steps.finished(steps.family(), 60);

        steps.accepted(number, 60.01, true);

        assertThat(steps.renovations.get(number).accepted()).isNull();
        assertThat(instalments(number))
                .extracting(Grant.Instalment::status)
                .containsExactly(Grant.InstalmentStatus.PAID, Grant.InstalmentStatus.WAITING);
        assertThat(steps.waiting(COMMITTEE, number)).containsExactly("userTask_reworkHouse");
        assertThat(steps.caseFiles.timeline(number))
                .anySatisfy(line -> assertThat(line.toString()).contains("超过标准"));
    }

    @Test
    void afterTwoReworksTheLeadingGroupDecidesAndWhatWasPaidIsRecovered() {
        CaseNumber number = steps.finished(steps.family(), 60);
        steps.accepted(number, 60, false);
        steps.mended(number, "userTask_reworkHouse");
        steps.accepted(number, 60, false);
        steps.mended(number, "userTask_reworkHouse");
        steps.accepted(number, 60, false);
        assertThat(steps.waiting(COMMITTEE, number)).isEmpty();

        steps.done(LEADING, number, "userTask_decideFurther", Map.of("decision", "CONTINUE", "reason", "主体已合格，再给一次"));
        steps.mended(number, "userTask_reworkHouse");
        steps.accepted(number, 60, false);
        steps.done(LEADING, number, "userTask_decideFurther", Map.of("decision", "TERMINATE", "reason", "无法整改"));

        assertThat(steps.works.acceptances(number)).hasSize(12);
        assertThat(recoveries.find(number)).isPresent();
        recovered(number);
        assertThat(steps.outcome(number)).isEqualTo("CANCELLED");
        assertThat(steps.works.holdsPlace(number)).isFalse();
    }

    @Test
    void nobodyAppraisesSignsInspectsOrAcceptsWithoutPictures() {
        CaseNumber number = steps.applied(steps.family());
        steps.photographed(BUILD, number, EvidenceKind.HOUSE_BEFORE, 2);
        refused("改造前", () -> steps.done(BUILD, number, "userTask_appraiseGrade", steps.appraisal(FALLING, false)));

        CaseNumber approved = steps.approved(steps.family());
        refused("协议", () -> steps.done(OFFICE, approved, "userTask_signAgreement", steps.agreement(60)));
        steps.agreed(approved, 60);
        steps.started(approved);
        refused(
                "照片",
                () -> steps.done(
                        BUILD,
                        approved,
                        "userTask_inspectFoundation",
                        Map.of(
                                "result",
                                "PASSED",
                                "findings",
                                "好",
                                "inspectedOn",
                                steps.clock.today().toString())));
        steps.bank.answers(approved, "成功,");
        steps.built(approved);
        steps.photographed(BUREAU, approved, EvidenceKind.HOUSE_AFTER, 2);

        refused(
                "改造后",
                () -> steps.done(
                        BUREAU,
                        approved,
                        "userTask_acceptAtCounty",
                        Map.of(
                                "result",
                                "AGREED",
                                "quality",
                                "A",
                                "squareMetres",
                                60,
                                "toilet",
                                true,
                                "signed",
                                true)));
    }

    private static void refused(String word, ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOf(TaskRefused.class).hasMessageContaining(word);
    }

    @Test
    void whoRebuildsTakesTheOldHouseDownFirst() {
        CaseNumber number = steps.approved(steps.family());
        steps.agreed(number, 60);
        steps.started(number);
        steps.inspected(number, "Foundation", true);
        steps.inspected(number, "Structure", true);
        steps.inspected(number, "Finish", true);

        refused(
                "旧房拆除",
                () -> steps.done(
                        COMMITTEE,
                        number,
                        "userTask_reportCompletion",
                        Map.of("completedOn", steps.clock.today().toString(), "demolished", false)));
    }

    @Test
    void termsAreReportedAndDecideNothing() {
        CaseNumber number = steps.approved(steps.family());
        steps.agreed(number, 60);
        steps.started(number);

        steps.clock.plusDays(81);
        steps.jobs.runDue();

        assertThat(steps.caseFiles.timeline(number))
                .anySatisfy(line -> assertThat(line.toString()).contains("没有竣工"))
                .anySatisfy(line -> assertThat(line.toString()).contains("没有按期发放"));
        assertThat(steps.waiting(BUILD, number)).containsExactly("userTask_inspectFoundation");
    }

    @Test
    void aFamilyHasOneOpenRenovation() {
        HouseholdId family = steps.family();
        steps.applied(family);

        assertThatThrownBy(() -> steps.applied(family)).isInstanceOf(CaseAlreadyOpen.class);
    }

    @Test
    void otherTownshipsAndOtherSeatsSeeNothingToDo() {
        CaseNumber number = steps.applied(steps.family());

        assertThat(steps.waiting("tangjiafang-jianshe1", number)).isEmpty();
        assertThat(steps.waiting(OFFICE, number)).isEmpty();
        assertThat(steps.waiting(BUREAU, number)).isEmpty();
        assertThat(steps.waiting(BUILD, number)).containsExactly("userTask_appraiseGrade");
    }

    @Test
    void anApplicationThatCannotBeIsRefusedAtTheDesk() {
        HouseholdId family = steps.family();
        NewRenovation future = new NewRenovation(
                family,
                new Renovation.House("牛角坳老屋场", LocalDate.of(2016, 1, 1).getYear(), "04", new BigDecimal("70"), null),
                true,
                false,
                PlanType.REBUILD,
                "墙体开裂");

        assertThatThrownBy(() -> steps.acting.person(COMMITTEE, () -> steps.renovations.open(future)))
                .isInstanceOf(HousingRefused.class)
                .hasMessageContaining("建造年份");
    }

    private List<Grant.Instalment> instalments(CaseNumber number) {
        return grants.of(number).orElseThrow().instalments();
    }
}
