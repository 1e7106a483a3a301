package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.registry.HouseholdId;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TestClock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Relief in deeds, over real HTTP and with valid bodies: an application of people who are not registered as poor, to the
 * money on their account; goods by the county's approval and the sign of a split amount; a special case that is not
 * granted; an application supplemented and withdrawn; an emergency helped at once, found out as deceit and paid back; one
 * that is none.
 */
final class ReliefJourney {

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String CIVIL = "hongyan-minzheng1";
    private static final String CIVIL_COLLEAGUE = "hongyan-minzheng2";
    private static final String STATION = "hongyan-xiangzhen1";
    private static final String HEAD = "hongyan-zhenzhang1";
    private static final String COUNTY = "xian-minzheng1";
    private static final String POVERTY = "xian-fupin1";
    private static final String POVERTY_COLLEAGUE = "xian-fupin2";
    private static final String FINANCE = "xian-caizheng1";
    private static final String SUPERVISION = "xian-jiandu1";

    private static final Set<Role> OPENERS = Set.of(Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_CIVIL);
    private static final Set<Role> REPORTERS =
            Set.of(Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_CIVIL, Role.TOWNSHIP_OFFICE);
    private static final Set<Role> SURVEYORS = Set.of(Role.TOWNSHIP_CIVIL);

    private final Walk walk;
    private final MoneyJourney money;
    private final VillageDesk village;
    private final CaseFiles cases;
    private final EngineJobs jobs;
    private final TestClock clock;
    private final JdbcClient jdbc;

    ReliefJourney(Walk walk, BeanFactory beans) {
        this.walk = walk;
        this.money = new MoneyJourney(walk, beans);
        this.cases = beans.getBean(CaseFiles.class);
        this.jobs = beans.getBean(EngineJobs.class);
        this.clock = beans.getBean(TestClock.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.village = new VillageDesk(walk, jobs, clock);
    }

    /**
     * What the journey left behind.
     *
     * @param paid a case whose money has arrived
     * @param emergency a case whose money was paid back
     * @param batch the batch that the bank turned down
     */
    record Left(CaseNumber paid, CaseNumber emergency, long batch) {}

    Left run() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
        money.budgeted();
        money.toppedUp("5000");

        HouseholdId family = village.added("戊");
        CaseNumber paid = applied(family, "ILLNESS");
        walk.submitted(CIVIL, paid, "userTask_acceptApplication", Map.of("decision", "ACCEPT"));
        surveyed(paid, "userTask_surveyHousehold");
        opined(paid, "CASH", 900, Map.of());
        String account = MoneyJourney.account();
        money.accountChanged(paid, CountyJourney.SURNAME + "戊", account);
        village.noticed(paid);
        walk.submitted(HEAD, paid, "userTask_approveTownship", Map.of("decision", "APPROVE"));
        long batch = money.returnedByTheBank(paid);
        accountCorrected(paid);
        money.paid(paid);
        ended(paid, "PAID");
        reclaimed(paid);

        withGoods(family);
        notASpecialCase(family);
        supplementedAndWithdrawn(account);
        CaseNumber emergency = paidBack();
        noEmergency();
        return new Left(paid, emergency, batch);
    }

    private void reclaimed(CaseNumber paid) {
        walk.form(
                POVERTY,
                new AreaCode("430527"),
                Set.of(Role.COUNTY_POVERTY),
                "/recovery",
                "/recovery",
                Walk.fields("about", paid.value(), "amount", "100", "ground", CountyJourney.word("追回事由")));
        jobs.runDue();
    }

    private CaseNumber applied(HouseholdId family, String cause) {
        String number = Walk.last(walk.form(
                COMMITTEE,
                CountyJourney.GROUP,
                OPENERS,
                "/relief/applications",
                "/relief/applications",
                Walk.fields(
                        "household",
                        family,
                        "origin",
                        "APPLICATION",
                        "cause",
                        cause,
                        "eventOn",
                        walk.today(),
                        "cost",
                        "20000",
                        "reimbursed",
                        "8000",
                        "statement",
                        CountyJourney.word("困难情况"),
                        "proxyName",
                        CountyJourney.SURNAME + "代")));
        jobs.runDue();
        return new CaseNumber(number);
    }

    private void surveyed(CaseNumber number, String step) {
        walk.form(
                CIVIL,
                CountyJourney.GROUP,
                SURVEYORS,
                "/relief/cases/{caseNumber}/survey",
                "/relief/cases/" + number + "/survey",
                Walk.fields(
                        "surveyedOn",
                        walk.today(),
                        "secondSurveyor",
                        walk.office().id(CIVIL_COLLEAGUE).value(),
                        "type",
                        "EXPENDITURE",
                        "hardship",
                        "HEAVY",
                        "persons",
                        "2",
                        "income",
                        "10000",
                        "cost0.item",
                        CountyJourney.word("支出"),
                        "cost0.cost",
                        "20000",
                        "cost0.reimbursed",
                        "8000",
                        "cost0.scheme",
                        "NONE",
                        "findings",
                        CountyJourney.word("调查情况"),
                        "householdSigned",
                        "true"),
                List.of(Walk.photo("photos")),
                walk.taskOf(CIVIL, number, step));
        jobs.runDue();
    }

    private void opined(CaseNumber number, String means, int yuan, Map<String, ?> more) {
        Map<String, Object> opinion = Walk.fields(
                "decision", "APPROVE", "means", means, "amount", yuan, "reason", CountyJourney.word("乡镇意见"));
        opinion.putAll(more);
        walk.submitted(STATION, number, "userTask_giveOpinion", opinion);
    }

    private void accountCorrected(CaseNumber number) {
        walk.submitted(
                CIVIL,
                number,
                "userTask_correctAccount",
                Walk.fields("corrected", true, "note", CountyJourney.word("更正说明")));
    }

    /** Small by itself, above the township's limit with what the family had before: the county approves and is told. */
    private void withGoods(HouseholdId family) {
        CaseNumber goods = applied(family, "ACCIDENT");
        walk.submitted(CIVIL, goods, "userTask_acceptApplication", Map.of("decision", "ACCEPT"));
        surveyed(goods, "userTask_surveyHousehold");
        opined(goods, "GOODS", 500, Map.of("goods", CountyJourney.word("品名")));
        village.noticed(goods);
        walk.submitted(
                COUNTY,
                goods,
                "userTask_approveCounty",
                Walk.fields("decision", "REDUCE", "amount", 450, "reason", CountyJourney.word("减少理由")));
        walk.submitted(
                CIVIL,
                goods,
                "userTask_deliverGoods",
                Walk.fields("deliveredOn", walk.today(), "receiver", CountyJourney.SURNAME + "签", "signed", true));
        ended(goods, "GOODS_DELIVERED");

        long flag = jdbc.sql("select id from relief_flag where case_number = :case")
                .param("case", goods.value())
                .query(Long.class)
                .single();
        walk.form(
                SUPERVISION,
                CountyJourney.VILLAGE,
                Set.of(Role.CIVIL_AFFAIRS, Role.SUPERVISION),
                "/relief/flags/{id}",
                "/relief/flags/" + flag,
                Map.of("text", CountyJourney.word("核实情况")));
    }

    private void notASpecialCase(HouseholdId family) {
        CaseNumber again = applied(family, "ILLNESS");
        walk.submitted(
                CIVIL,
                again,
                "userTask_acceptApplication",
                Walk.fields("decision", "ACCEPT", "specialGround", CountyJourney.word("特殊情形")));
        walk.submitted(
                COUNTY,
                again,
                "userTask_answerSpecialCase",
                Walk.fields("decision", "DENY", "reason", CountyJourney.word("不同意理由")));
        delivered(again, "userTask_deliverRefusal");
        ended(again, "REFUSED");
    }

    private void delivered(CaseNumber number, String step) {
        walk.submitted(
                CIVIL,
                number,
                step,
                Walk.fields("deliveredOn", walk.today(), "method", "IN_PERSON", "rightsExplained", true));
    }

    /** The family shares the account of another: somebody looks at that before the family changes its mind. */
    private void supplementedAndWithdrawn(String account) {
        CaseNumber number = applied(village.added("己"), "OTHER");
        walk.submitted(
                CIVIL,
                number,
                "userTask_acceptApplication",
                Walk.fields("decision", "RETURN", "text", CountyJourney.word("缺什么")));
        act(number, "supplement", CountyJourney.word("补来什么"));
        money.accountChanged(number, CountyJourney.SURNAME + "己", account);
        money.sharedAccountResolved(account);
        act(number, "withdrawal", CountyJourney.word("撤回原因"));
        ended(number, "WITHDRAWN");
    }

    private void act(CaseNumber number, String deed, String text) {
        walk.form(
                COMMITTEE,
                CountyJourney.GROUP,
                OPENERS,
                "/relief/cases/{caseNumber}/" + deed,
                "/relief/cases/" + number + "/" + deed,
                Map.of("text", text));
        jobs.runDue();
    }

    private CaseNumber reported(String sign, String yuan) {
        CaseNumber number = new CaseNumber(Walk.last(walk.form(
                COMMITTEE,
                CountyJourney.GROUP,
                REPORTERS,
                "/relief/emergencies",
                "/relief/emergencies",
                Walk.fields(
                        "household",
                        village.added(sign),
                        "channel",
                        "PHONE",
                        "danger",
                        "SHELTER",
                        "cause",
                        "DISASTER",
                        "reporter",
                        CountyJourney.SURNAME + "报",
                        "report",
                        CountyJourney.word("发生了什么")))));
        jobs.runDue();
        walk.form(
                CIVIL,
                CountyJourney.GROUP,
                SURVEYORS,
                "/relief/emergencies/{caseNumber}/facts",
                "/relief/emergencies/" + number + "/facts",
                Walk.fields(
                        "facts",
                        CountyJourney.word("现场情况"),
                        "amount",
                        yuan,
                        "means",
                        "CASH",
                        "persons",
                        "2",
                        "goods",
                        ""),
                List.of(Walk.photo("photos")),
                walk.taskOf(CIVIL, number, "userTask_recordFacts"));
        jobs.runDue();
        return number;
    }

    private CaseNumber paidBack() {
        CaseNumber number = reported("庚", "1000");
        walk.submitted(HEAD, number, "userTask_decideByHead", Map.of("decision", "RELIEVE"));
        walk.submitted(
                CIVIL,
                number,
                "userTask_handOver",
                Walk.fields("handedOverOn", walk.today(), "receiver", CountyJourney.SURNAME + "收", "signed", true));
        surveyed(number, "userTask_completePaperwork");
        walk.submitted(
                COUNTY,
                number,
                "userTask_confirmRelief",
                Walk.fields("decision", "RECOVER", "deceived", true, "reason", CountyJourney.word("追回理由")));
        walk.submitted(
                POVERTY,
                number,
                "userTask_notifyFacts",
                Walk.fields("notifiedOn", walk.today(), "method", "IN_PERSON"));
        walk.submitted(
                STATION,
                number,
                "userTask_hearStatement",
                Walk.fields("answered", "YES", "statement", CountyJourney.word("陈述")));
        walk.submitted(
                POVERTY_COLLEAGUE,
                number,
                "userTask_decideRecovery",
                Walk.fields(
                        "decision",
                        "RECOVER",
                        "amount",
                        1000,
                        "fraud",
                        true,
                        "suspend",
                        false,
                        "reason",
                        CountyJourney.word("决定理由")));
        walk.submitted(STATION, number, "userTask_agreePlan", Walk.fields("instalments", 1, "firstDue", walk.today()));
        walk.submitted(
                FINANCE,
                number,
                "userTask_recordRepayment",
                Walk.fields("amount", 1000, "paidOn", walk.today(), "receipt", CountyJourney.word("收据")));
        walk.submitted(
                SUPERVISION,
                number,
                "userTask_referFine",
                Walk.fields("referredOn", walk.today(), "reference", CountyJourney.word("移送文号")));
        ended(number, "RECOVERED");
        return number;
    }

    private void noEmergency() {
        CaseNumber number = reported("辛", "2500");
        walk.submitted(
                COUNTY,
                number,
                "userTask_decideByDutyOfficer",
                Walk.fields(
                        "decision", "REFUSE", "call", CountyJourney.word("通话"), "reason", CountyJourney.word("不救助理由")));
        delivered(number, "userTask_deliverNoRelief");
        ended(number, "REFUSED");
    }

    private void ended(CaseNumber number, String outcome) {
        assertThat(String.valueOf(cases.get(number).outcome())).contains(outcome);
    }
}
