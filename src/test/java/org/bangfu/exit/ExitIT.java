package org.bangfu.exit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.bangfu.exit.ExitTrial.COMMITTEE;
import static org.bangfu.exit.ExitTrial.LEADERS;
import static org.bangfu.exit.ExitTrial.POVERTY;
import static org.bangfu.exit.ExitTrial.STATION;
import static org.bangfu.exit.ExitTrial.TEAM;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.documents.DocumentCatalogue;
import org.bangfu.documents.Documents;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.engine.TaskRefused;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.policy.exit.ExitFacts;
import org.bangfu.policy.exit.ExitIncome;
import org.bangfu.policy.exit.IncomeKind;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.StatusChange;
import org.bangfu.testing.BangfuIT;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Exit from the opening to the visit a year later, with everybody whose hands it passes through. */
@BangfuIT
class ExitIT {

    @Autowired
    BeanFactory beans;

    @Autowired
    Objections objections;

    @Autowired
    DocumentCatalogue catalogue;

    @Autowired
    Documents documents;

    private ExitTrial trial;

    @BeforeEach
    void inNovember2016() {
        trial = new ExitTrial(beans);
        trial.begin();
    }

    @Test
    void aFamilyThatMeetsEveryConditionExitsAndIsVisitedAYearLater() {
        CaseNumber number = trial.exited();
        HouseholdExit exit = trial.exits.get(number);
        HouseholdExit.Exited exited = Objects.requireNonNull(exit.exited());

        assertThat(trial.outcome(number)).isEqualTo("EXITED");
        assertThat(trial.households.get(exit.household()).status()).isEqualTo(HouseholdStatus.EXITED);
        assertThat(trial.households.history(exit.household()))
                .extracting(StatusChange::to, StatusChange::caseNumber)
                .last()
                .isEqualTo(tuple(HouseholdStatus.EXITED, number));
        assertThat(exited.benefitsContinueUntil()).isEqualTo(LocalDate.of(2019, 12, 31));
        assertThat(trial.lookBacks.of(number))
                .extracting(LookBack::dueOn)
                .containsExactly(
                        exited.on().plusYears(1),
                        exited.on().plusYears(2),
                        exited.on().plusYears(3));
    }

    @Test
    void theRegisterKeepsTheAccountOfTheExitYear() {
        CaseNumber number = trial.opened();

        trial.accounted(
                number,
                new ExitIncome(IncomeKind.BREEDING, Money.yuan(9_000), false),
                new ExitIncome(IncomeKind.OPERATING_COST, Money.yuan(1_000), false),
                new ExitIncome(IncomeKind.RELIEF, Money.yuan(700), false),
                new ExitIncome(IncomeKind.PLANTING, Money.yuan(5_000), true));

        assertThat(trial.households.snapshot(trial.exits.get(number).household(), 2016))
                .hasValueSatisfying(year -> {
                    assertThat(year.income().netIncome()).isEqualTo(Money.yuan(8_000));
                    assertThat(year.perCapita()).isEqualTo(Money.yuan(4_000));
                    assertThat(year.housing().grade()).isEqualTo("B");
                });
    }

    @Test
    void aFamilyBelowTheLineStaysAndIsToldEveryReason() {
        CaseNumber number = trial.opened();

        trial.accounted(
                number,
                trial.account(
                        number,
                        new ExitFacts.Living(true, true, "D", false, false, false, false, true),
                        null,
                        new ExitIncome(IncomeKind.WAGE, Money.yuan(6_000), false)));

        assertThat(trial.refusal(number).refusal()).isEqualTo(Refusal.CONDITIONS);
        assertThat(trial.refusal(number).reason())
                .contains("N07")
                .contains("N02")
                .contains("D级危房");
        assertThat(papers(number)).contains("exit-continuation").doesNotContain("exit-certificate");
        trial.told(number);
        assertThat(trial.outcome(number)).isEqualTo("CONTINUE_POOR");
        assertThat(trial.households.get(trial.exits.get(number).household()).status())
                .isEqualTo(HouseholdStatus.POOR);
    }

    @Test
    void anAssemblyThatSaysNoKeepsTheFamilyIn() {
        CaseNumber number = trial.opened();
        trial.accounted(number);

        trial.appraised(number, false);
        trial.told(number);

        assertThat(trial.outcome(number)).isEqualTo("CONTINUE_POOR");
        assertThat(trial.refusal(number).refusal()).isEqualTo(Refusal.BY_VOTE);
    }

    @Test
    void aFamilyThatRefusesIsMediatedOnceAndStays() {
        CaseNumber number = refused();

        trial.done(
                STATION,
                number,
                "userTask_mediateRefusal",
                Map.of("decision", "STAY", "mediatedOn", trial.today(), "reason", "仍担心"));
        trial.told(number);

        assertThat(trial.outcome(number)).isEqualTo("REFUSED_BY_HOUSEHOLD");
        assertThat(trial.refusal(number).reason()).contains("担心没有了政策");
    }

    @Test
    void aFamilyMayAgreeAfterMediation() {
        CaseNumber number = refused();

        trial.done(
                STATION,
                number,
                "userTask_mediateRefusal",
                Map.of("decision", "AGREE", "mediatedOn", trial.today(), "reason", "说明了延续政策"));

        assertThat(trial.waiting(COMMITTEE, number)).containsExactly("userTask_postNotice");
        assertThat(Objects.requireNonNull(trial.exits.get(number).consent()).agreed())
                .isTrue();
    }

    @Test
    void theLeadingGroupDecidesOnARefusal() {
        CaseNumber staying = escalated();
        trial.done(LEADERS, staying, "userTask_decideOnRefusal", Map.of("decision", "STAY", "reason", "尊重农户"));
        trial.told(staying);
        assertThat(trial.outcome(staying)).isEqualTo("REFUSED_BY_HOUSEHOLD");

        CaseNumber leaving = escalated();
        trial.done(LEADERS, leaving, "userTask_decideOnRefusal", Map.of("decision", "EXIT", "reason", "条件稳定达到"));

        assertThat(trial.waiting(COMMITTEE, leaving)).containsExactly("userTask_postNotice");
    }

    @Test
    void anUpheldObjectionKeepsTheFamilyIn() {
        CaseNumber number = trial.agreed();
        NoticeSheet sheet = trial.posted(number);

        Objection objection = trial.acting.person(
                STATION,
                () -> objections.register(
                        new Objections.NewObjection(number, Objection.Channel.VISIT, true, "", "", "收入没有那么多", false)));
        trial.jobs.runDue();
        trial.done(
                STATION,
                objection.number(),
                "userTask_investigateAtTownship",
                Map.of("outcome", "UPHELD", "findings", "经核实", "answer", "情况属实"));
        trial.termEnds(sheet);
        trial.told(number);

        assertThat(trial.outcome(number)).isEqualTo("OBJECTION_UPHELD");
    }

    @Test
    void aCaseMayBeWithdrawnAndOpenedAgain() {
        HouseholdId family = trial.family(2014);
        CaseNumber number = trial.opened(family);
        assertThatThrownBy(() -> trial.opened(family)).isInstanceOf(CaseAlreadyOpen.class);

        trial.acting.person(COMMITTEE, () -> trial.exits.withdraw(number, "明年再办"));
        trial.jobs.runDue();

        assertThat(trial.outcome(number)).isEqualTo("WITHDRAWN");
        assertThat(trial.waiting(TEAM, trial.opened(family))).containsExactly("userTask_verifyHousehold");
        assertThatThrownBy(() -> trial.acting.person(COMMITTEE, () -> trial.exits.withdraw(number, "再撤")))
                .isInstanceOf(ExitRefused.class);
    }

    @Test
    void whatTheTownshipSendsBackIsAccountedForAnew() {
        CaseNumber number = trial.agreed();
        trial.noticed(number);
        assertThatThrownBy(() -> trial.done(
                        STATION,
                        number,
                        "userTask_reviewTownship",
                        Map.of("decision", "APPROVE", "reason", "", "flagFinding", "")))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("抽中入户");

        trial.done(STATION, number, "userTask_reviewTownship", ExitTrial.review("RETURN", "漏了养殖成本", ""));
        trial.accounted(number);
        trial.agreedOn(number);

        assertThat(trial.waiting(COMMITTEE, number)).containsExactly("userTask_postNotice");
    }

    @Test
    void oneDepartmentThatIsNotContentStopsTheExit() {
        CaseNumber number = trial.agreed();
        trial.noticed(number);
        trial.reviewed(number);
        ExitTrial.DEPARTMENTS.forEach((step, who) -> trial.done(
                who,
                number,
                step,
                Map.of(
                        "decision",
                        step.equals("userTask_checkWater") ? "FAIL" : "PASS",
                        "reason",
                        step.equals("userTask_checkWater") ? "水质不达标" : "台账一致")));
        trial.told(number);

        assertThat(trial.outcome(number)).isEqualTo("CONTINUE_POOR");
        assertThat(trial.refusal(number).reason()).contains("县水利局").contains("水质不达标");
    }

    @Test
    void nobodySignsForTwoDepartments() {
        CaseNumber number = trial.agreed();
        trial.noticed(number);
        trial.reviewed(number);

        assertThat(trial.waiting("xian-shuili1", number)).containsExactly("userTask_checkWater");
        assertThat(trial.waiting("xian-caizheng1", number)).isEmpty();
    }

    @Test
    void theTownshipOrTheLeadingGroupMayDisagree() {
        CaseNumber byTownship = trial.agreed();
        trial.noticed(byTownship);
        trial.done(STATION, byTownship, "userTask_reviewTownship", ExitTrial.review("REJECT", "收入不稳", ""));
        trial.told(byTownship);
        assertThat(trial.outcome(byTownship)).isEqualTo("CONTINUE_POOR");

        CaseNumber byLeaders = trial.agreed();
        trial.noticed(byLeaders);
        trial.reviewed(byLeaders);
        trial.sectorsSigned(byLeaders);
        Map<String, Object> reject =
                Map.of("decision", "REJECT", "filingNo", "", "reason", "名额之外再看一年", "flagFinding", "");
        trial.done(LEADERS, byLeaders, "userTask_approveExit", reject);
        trial.told(byLeaders);

        assertThat(trial.refusal(byLeaders).refusal()).isEqualTo(Refusal.BY_LEADING_GROUP);
    }

    @Test
    void beforeTheRulesAreInForceOrWithoutALineNothingIsOpened() {
        HouseholdId family = trial.family(2014);

        trial.clock.moveTo(LocalDate.of(2016, 3, 31));
        assertThatThrownBy(() -> trial.opened(family))
                .isInstanceOf(ExitRefused.class)
                .hasMessageContaining("2016-04-01");
        trial.clock.moveTo(LocalDate.of(2021, 5, 10));
        assertThatThrownBy(() -> trial.opened(family))
                .isInstanceOf(ExitRefused.class)
                .hasMessageContaining("line.EXIT_6PCT.2021");
        trial.clock.moveTo(LocalDate.of(2016, 4, 1));

        assertThat(trial.opened(family)).isNotNull();
    }

    @Test
    void whoHasExitedForTheYearIsNotOpenedAgain() {
        CaseNumber number = trial.exited();
        HouseholdId family = trial.exits.get(number).household();

        assertThatThrownBy(() -> trial.opened(family))
                .isInstanceOf(ExitRefused.class)
                .hasMessageContaining("已脱贫");
    }

    @Test
    void theVisitsOfTheYearsAfterAreOpenedOnTheirDayAndOnce() {
        CaseNumber number = trial.exited();

        trial.clock.moveTo(trial.lookBacks.of(number).get(0).dueOn().minusDays(1));
        sweep();
        assertThat(lookBackOf(number)).isNull();
        trial.clock.plusDays(1);
        sweep();
        CaseNumber lookBack = Objects.requireNonNull(lookBackOf(number));
        sweep();

        assertThat(lookBackOf(number)).isEqualTo(lookBack);
        assertThat(trial.caseFiles.about(number)).extracting(CaseFile::kind).containsOnlyOnce(CaseKind.LOOK_BACK);
        trial.done(TEAM, lookBack, "userTask_visitExited", visited("SOUND"));
        assertThat(trial.outcome(lookBack)).isEqualTo("SOUND");
    }

    @Test
    void aWrongExitIsRevertedWithEverythingThatFollows() {
        CaseNumber number = trial.exited();
        CaseNumber lookBack = dueLookBack(number);
        HouseholdExit exit = trial.exits.get(number);

        trial.done(TEAM, lookBack, "userTask_visitExited", visited("WRONG"));
        trial.done(POVERTY, lookBack, "userTask_confirmWrongExit", Map.of("decision", "REVERT", "reason", "当年收入虚报"));

        assertThat(trial.outcome(lookBack)).isEqualTo("REVERTED");
        assertThat(trial.households.get(exit.household()).status()).isEqualTo(HouseholdStatus.POOR);
        assertThat(trial.households.history(exit.household()))
                .last()
                .satisfies(change -> assertThat(change.caseNumber()).isEqualTo(lookBack));
        assertThat(trial.lookBacks.liabilities(number))
                .extracting(LookBacks.Liability::part)
                .contains("核算收入", "实地核实", "核实签字", "乡镇审核", "领导小组审批");
        trial.clock.plusDays(800);
        sweep();
        assertThat(trial.lookBacks.of(number)).extracting(LookBack::caseNumber).containsExactly(lookBack, null, null);
        trial.lookBacks.revert(number, lookBack);
        assertThat(trial.households.history(exit.household()))
                .extracting(StatusChange::to)
                .containsExactly(HouseholdStatus.POOR, HouseholdStatus.EXITED, HouseholdStatus.POOR);
    }

    @Test
    void anExitThatTheCountyUpholdsStands() {
        CaseNumber number = trial.exited();
        CaseNumber lookBack = dueLookBack(number);

        trial.done(TEAM, lookBack, "userTask_visitExited", visited("WRONG"));
        trial.done(POVERTY, lookBack, "userTask_confirmWrongExit", Map.of("decision", "KEEP", "reason", "账目属实"));

        assertThat(trial.outcome(lookBack)).isEqualTo("UPHELD");
        assertThat(trial.households.get(trial.exits.get(number).household()).status())
                .isEqualTo(HouseholdStatus.EXITED);
    }

    @Test
    void everyPaperOfAnExitIsMadeAsWordAndPdf() {
        CaseNumber number = trial.exited();
        CaseFile file = trial.caseFiles.get(number);

        assertThat(papers(number))
                .containsExactly(
                        "exit-verification", "exit-appraisal", "exit-notice", "exit-approval", "exit-certificate");
        for (OfficialDocument document : catalogue.available(file)) {
            assertThat(documents.make(file, document, Documents.Format.PDF)).startsWith("%PDF".getBytes(US_ASCII));
            assertThat(documents.make(file, document, Documents.Format.DOCX)).startsWith("PK".getBytes(US_ASCII));
        }
    }

    @Test
    void theTermsAreReportedAndDecideNothing() {
        CaseNumber number = trial.opened();

        trial.clock.plusDays(130);
        trial.jobs.runDue();

        assertThat(trial.caseFiles.timeline(number))
                .anySatisfy(line -> assertThat(line.toString()).contains("总时限"));
        assertThat(trial.waiting(TEAM, number)).containsExactly("userTask_verifyHousehold");
    }

    private List<String> papers(CaseNumber number) {
        return catalogue.available(trial.caseFiles.get(number)).stream()
                .map(OfficialDocument::id)
                .toList();
    }

    private CaseNumber refused() {
        CaseNumber number = trial.opened();
        trial.accounted(number);
        trial.appraised(number, true);
        trial.verified(number);
        trial.consented(number, false);
        return number;
    }

    private CaseNumber escalated() {
        CaseNumber number = refused();
        trial.done(
                STATION,
                number,
                "userTask_mediateRefusal",
                Map.of("decision", "ESCALATE", "mediatedOn", trial.today(), "reason", "条件已稳定达到"));
        return number;
    }

    private CaseNumber dueLookBack(CaseNumber number) {
        trial.clock.moveTo(trial.lookBacks.of(number).get(0).dueOn());
        sweep();
        return Objects.requireNonNull(lookBackOf(number));
    }

    private void sweep() {
        int handled;
        do {
            handled = trial.lookBacks.openDue();
        } while (LookBacks.isMore(handled));
        trial.jobs.runDue();
    }

    private @Nullable CaseNumber lookBackOf(CaseNumber number) {
        return trial.lookBacks.of(number).get(0).caseNumber();
    }

    private Map<String, Object> visited(String decision) {
        return Map.of("decision", decision, "visitedOn", trial.today(), "finding", "看了收入和保障");
    }
}
