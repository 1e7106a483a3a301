package org.bangfu.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.AreaCode;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.meeting.VoteFacts;
import org.bangfu.policy.meeting.VoteRules;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.Registration;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@BangfuIT
class PolicyPagesIT {

    private static final LocalDate DAY = LocalDate.of(2015, 8, 3);
    private static final Pattern CONFIRM = Pattern.compile(
            "(/policy/proposals/\\d+/confirm)\".*?name=\"commandKey\" value=\"([^\"]+)\"", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Autowired
    PolicyParameters parameters;

    @Autowired
    DecisionRecords records;

    @Autowired
    CaseFiles cases;

    @Autowired
    Households households;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    @BeforeEach
    void theDayIsThatOfTheDemo() {
        clock.moveTo(DAY);
    }

    @Test
    void everybodySignedInReadsTheParametersWithTheirBadge() {
        for (String username : List.of("hongyan1-cunwei1", "hongyan1-zu1", "xian-fupin1", "xian-lingdao1")) {
            HttpResponse<String> page = signedIn(username).get("/policy/parameters");

            assertThat(page.statusCode()).as(username).isEqualTo(200);
            assertThat(page.body())
                    .contains("2014年国家扶贫标准")
                    .contains("乡镇审核期限")
                    .contains("10 个工作日")
                    .contains("badge-unverified");
        }
    }

    @Test
    void theValuesOfAnotherDayAndTheUnverifiedOnesAloneCanBeSeen() {
        Browser browser = signedIn("xian-fupin1");

        assertThat(browser.get("/policy/parameters?on=2014-06-30").body()).contains("2800 元/人·年");
        assertThat(browser.get("/policy/parameters?unverified=true").body())
                .contains("乡镇审核期限")
                .doesNotContain("驻村工作任务数");
        assertThat(browser.get("/policy/parameters?on=2031-06-30").body()).contains("没有放假安排数据");
    }

    @Test
    void aChangeNeedsTwoPeopleOfTheCountyOffice() {
        String key = "account.change.cooling";
        Browser one = signedIn("xian-fupin1");
        Browser other = signedIn("xian-fupin2");
        Map<String, String> proposal = proposal("5", "2015-09-01");

        assertThat(propose(one, key, proposal).statusCode()).isEqualTo(302);
        propose(one, key, proposal);
        String own = one.get("/policy/parameters/" + key).body();
        assertThat(own).contains("等待另一位同事确认").doesNotContain("/confirm");
        Matcher offered = CONFIRM.matcher(other.get("/policy/parameters/" + key).body());
        assertThat(offered.find()).isTrue();
        one.post(
                "/policy/parameters",
                offered.group(1),
                Map.of("commandKey", UUID.randomUUID().toString()));
        assertThat(parameters.days(key, LocalDate.of(2015, 9, 1))).isEqualTo(3);

        Map<String, String> confirmation = Map.of("commandKey", offered.group(2));
        other.post("/policy/parameters", offered.group(1), confirmation);
        other.post("/policy/parameters", offered.group(1), confirmation);

        assertThat(parameters.days(key, LocalDate.of(2015, 8, 31))).isEqualTo(3);
        assertThat(parameters.days(key, LocalDate.of(2015, 9, 1))).isEqualTo(5);
        assertThat(other.get("/policy/parameters/" + key).body())
                .contains("县里调整")
                .contains("孙干事提出")
                .contains("胡干事确认")
                .contains("随系统提供");
        assertThat(jdbc.sql("select count(*) from policy_parameter where parameter_key = ? and origin = 'COUNTY'")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(audited("policy.proposed", key)).isOne();
        assertThat(audited("policy.confirmed", key)).isOne();
    }

    @Test
    void whatIsInForceCannotBeChangedAfterwardsNorAValueOfAnotherKind() {
        Browser browser = signedIn("xian-fupin1");
        String key = "sla.county";

        propose(browser, key, proposal("7", "2015-08-02"));
        assertThat(browser.get("/policy/parameters/" + key).body()).contains("生效日期不能早于今天");
        propose(browser, key, proposal("七天", "2015-09-01"));
        assertThat(browser.get("/policy/parameters/" + key).body()).contains("不同类");
        propose(browser, key, proposal("7.5", "2015-09-01"));
        assertThat(browser.get("/policy/parameters/" + key).body()).contains("不同类");

        assertThat(browser.get("/policy/parameters/" + key).body()).doesNotContain("待确认的调整");
    }

    @Test
    void aProposalCanBeTurnedDownWithAReason() {
        Browser one = signedIn("xian-fupin1");
        Browser other = signedIn("xian-fupin2");
        String key = "exclusion.appliances";
        propose(one, key, proposal("8000", "2015-10-01"));
        Matcher offered = CONFIRM.matcher(other.get("/policy/parameters/" + key).body());
        assertThat(offered.find()).isTrue();
        String reject = offered.group(1).replace("confirm", "reject");

        other.post(
                "/policy/parameters",
                reject,
                Map.of("commandKey", UUID.randomUUID().toString(), "reason", "依据不足"));

        assertThat(parameters.money(key, LocalDate.of(2015, 10, 1))).hasToString("5000.00");
        assertThat(other.get("/policy/parameters/" + key).body()).doesNotContain("待确认的调整");
        assertThat(audited("policy.rejected", key)).isOne();
    }

    @Test
    void nobodyElseMayProposeOrConfirm() {
        for (String username : List.of("hongyan1-cunwei1", "xian-lingdao1")) {
            Browser browser = signedIn(username);

            HttpResponse<String> page = browser.get("/policy/parameters/sla.county");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("历次的值").doesNotContain("提出调整");
            assertThat(propose(browser, "sla.county", proposal("7", "2015-09-01"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(browser.post(
                                    "/policy/parameters",
                                    "/policy/proposals/1/confirm",
                                    Map.of("commandKey", UUID.randomUUID().toString()))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void anUnknownParameterIsNotFound() {
        assertThat(signedIn("xian-fupin1").get("/policy/parameters/no.such.key").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDecisionRecordIsReadWhereItsCaseIsReadAndNowhereElse() {
        DecisionRecord record = Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            CaseFile file = cases.open(CaseKind.IDENTIFICATION, household(), new AreaCode("43052710300101"));
            return records.judge(file.number(), VoteRules.ASSEMBLY, new VoteFacts(30, 20, 1, 11, 8, 0), DAY);
        }));
        String path = "/policy/records/" + record.id();

        HttpResponse<String> page = signedIn("hongyan1-cunwei1").get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(record.caseNumber().value())
                .contains("村民代表会议到会20人，同意11人，过半数，通过。")
                .contains("会议到会比例")
                .contains("重算，结果相同");
        assertThat(signedIn("xian-fupin1").get(path).statusCode()).isEqualTo(200);
        assertThat(signedIn("hongyan2-cunwei1").get(path).statusCode()).isEqualTo(404);
        assertThat(signedIn("xian-fupin1").get("/policy/records/99999999").statusCode())
                .isEqualTo(404);
    }

    private HouseholdId household() {
        NewMember head = new NewMember("示范户主", SyntheticPeople.man(), "01");
        Registration registration = households.register(
                new NewHousehold(new AreaCode("43052710300101"), "红岩示范一村老屋场", null, List.of(head)),
                RegistrationCause.APPLICATION);
        return ((Registration.Registered) registration).id();
    }

    private int audited(String kind, String key) {
        return jdbc.sql("select count(*) from audit_entry where kind = ? and subject = ?")
                .param(kind)
                .param("parameter:" + key)
                .query(Integer.class)
                .single();
    }

    private static Map<String, String> proposal(String value, String from) {
        Map<String, String> fields = new HashMap<>();
        fields.put("commandKey", UUID.randomUUID().toString());
        fields.put("value", value);
        fields.put("from", from);
        fields.put("to", "");
        fields.put("source", "县扶办〔2015〕示范1号");
        fields.put("reason", "按县里部署调整");
        return fields;
    }

    private static HttpResponse<String> propose(Browser browser, String key, Map<String, String> fields) {
        return browser.post("/policy/parameters/" + key, "/policy/parameters/" + key + "/proposals", fields);
    }

    private Browser signedIn(String username) {
        Browser browser = new Browser(port);
        browser.signIn(username, people.password());
        return browser;
    }
}
