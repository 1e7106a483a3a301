package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.CaseNumber;
import org.bangfu.people.Staff;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TasklistSession;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BangfuIT
class TaskWorkIT {

    private static final String VILLAGE = "430527103001";
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    TrialCases cases;

    @Autowired
    DemoPeople people;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMonday() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void aCaseGoesThroughTheHandsOfItsSeatsInTasklist() {
        CaseNumber number = cases.startIn(VILLAGE);
        TasklistSession village = as("hongyan1-cunwei1");
        String visit = cases.openTaskOf(number);

        assertThat(village.engine("GET", "/task/" + visit).statusCode()).isEqualTo(200);
        assertThat(village.engine("GET", "/task/" + visit + "/deployed-form").body())
                .contains("家庭人口");
        assertThat(claim(village, visit, "hongyan1-cunwei1").statusCode()).isEqualTo(204);
        HttpResponse<String> submitted = submit(village, visit, visitOf("生活困难，住房漏雨"));

        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(204);
        CompletedTask taken = cases.taken(number, "userTask_visitHousehold");
        assertThat(taken.values())
                .containsEntry("people", 5L)
                .containsEntry("visitedOn", LocalDate.of(2015, 8, 3))
                .containsEntry("poor", true)
                .containsEntry("means", null);
        assertThat(variablesOf(number)).containsExactlyInAnyOrder("area", "poor");
        assertThat(jdbc.sql("select task_key from open_task where case_number = :n")
                        .param("n", number.value())
                        .query(String.class)
                        .single())
                .isEqualTo("userTask_reviewVisit");
    }

    @Test
    void aRepeatedSubmitIsAnsweredAsTheFirst() {
        CaseNumber number = cases.startIn(VILLAGE);
        TasklistSession village = as("hongyan1-cunwei1");
        String visit = cases.openTaskOf(number);
        claim(village, visit, "hongyan1-cunwei1");
        submit(village, visit, visitOf("同一内容"));

        assertThat(submit(village, visit, visitOf("同一内容")).statusCode()).isEqualTo(204);
        HttpResponse<String> other = submit(village, visit, visitOf("别的内容"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(sentence(other)).isEqualTo("这项任务已经办结或已被撤回，请刷新待办列表");
    }

    @Test
    void whatTheFormDoesNotAskForIsRefused() {
        CaseNumber number = cases.startIn(VILLAGE);
        TasklistSession village = as("hongyan1-cunwei1");
        String visit = cases.openTaskOf(number);
        claim(village, visit, "hongyan1-cunwei1");

        HttpResponse<String> forged = submit(
                village,
                visit,
                visitOf("住房漏雨").replace("{\"poor\"", "{\"area\":{\"value\":\"430527104001\"},\"poor\""));
        assertThat(forged.statusCode()).isEqualTo(422);
        assertThat(sentence(forged)).isEqualTo("表单里没有“area”这一项，请刷新页面后重新填写");
        HttpResponse<String> empty = submit(village, visit, "{}");
        assertThat(sentence(empty)).isEqualTo("“家庭人口”必须填写；“入户情况”必须填写；“入户日期”必须填写，请改正后再提交");
        HttpResponse<String> refused = submit(village, visit, visitOf("拒绝"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(sentence(refused)).isEqualTo("入户情况写得不对，请核对后再提交");
        assertThat(variablesOf(number)).containsExactly("area");
        assertThat(cases.openTaskOf(number)).isEqualTo(visit);
    }

    @Test
    void aPersonActsOnOneLevelAndNotTwiceWhereTwoAreAskedFor() {
        CaseNumber number = cases.startIn(VILLAGE);
        TasklistSession village = as("hongyan1-cunwei1");
        String visit = cases.openTaskOf(number);
        claim(village, visit, "hongyan1-cunwei1");
        submit(village, visit, visitOf("住房漏雨"));
        TasklistSession township = as("hongyan-xiangzhen1");
        String review = cases.openTaskOf(number);
        claim(township, review, "hongyan-xiangzhen1");
        assertThat(submit(township, review, "{\"decision\":{\"value\":\"APPROVE\"},\"reason\":{\"value\":\"情况属实\"}}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(variablesOf(number)).containsExactlyInAnyOrder("area", "poor", "decision");
        String sign = cases.openTaskOf(number);

        HttpResponse<String> again = claim(village, sign, "hongyan1-cunwei1");

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(sentence(again)).contains("您已在这一案卷中办理过“入户核实”");
        TasklistSession second = as("hongyan1-cunwei2");
        assertThat(claim(second, sign, "hongyan1-cunwei2").statusCode()).isEqualTo(204);
        assertThat(submit(second, sign, "{}").statusCode()).isEqualTo(204);
        String note = cases.openTaskOf(number);
        TasklistSession county = as("xian-fupin1");
        claim(county, note, "xian-fupin1");
        HttpResponse<String> bare = submit(county, note, "{}");
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(sentence(bare)).contains("要在专门的页面办理");
    }

    @Test
    void theFourListsShowEverybodyTheirOwn() {
        CaseNumber number = cases.startIn(VILLAGE);
        TasklistSession village = as("hongyan1-cunwei1");
        String visit = cases.openTaskOf(number);
        HttpResponse<String> lists = village.engine("GET", "/filter?resourceType=Task&firstResult=0&maxResults=2000");
        JsonNode filters = read(lists);

        assertThat(lists.statusCode()).as(lists.body()).isEqualTo(200);
        assertThat(filters.findValuesAsString("name")).contains("我的任务", "本岗位待办", "即将到期", "已逾期");
        assertThat(idsIn(village, filters, "本岗位待办")).contains(visit);
        assertThat(idsIn(village, filters, "我的任务")).doesNotContain(visit);
        claim(village, visit, "hongyan1-cunwei1");
        assertThat(idsIn(village, filters, "我的任务")).contains(visit);
        assertThat(idsIn(village, filters, "本岗位待办")).doesNotContain(visit);
        assertThat(idsIn(village, filters, "已逾期")).doesNotContain(visit);
        clock.plusDays(60);
        assertThat(idsIn(village, filters, "已逾期")).contains(visit);
    }

    private TasklistSession as(String username) {
        return new TasklistSession(port).signedIn(username, people.password());
    }

    private HttpResponse<String> claim(TasklistSession browser, String task, String username) {
        return browser.engine(
                "POST",
                "/task/" + task + "/claim",
                "{\"userId\":\"" + staff.byUsername(username).orElseThrow() + "\"}");
    }

    private static HttpResponse<String> submit(TasklistSession browser, String task, String variables) {
        return browser.engine("POST", "/task/" + task + "/submit-form", "{\"variables\":" + variables + "}");
    }

    private static String visitOf(String finding) {
        return "{\"poor\":{\"value\":true},\"people\":{\"value\":5},\"finding\":{\"value\":\"" + finding
                + "\"},\"visitedOn\":{\"value\":\"2015-08-03\"},\"cause\":{\"value\":\"因病\"},\"means\":{\"value\":null},"
                + "\"caseArea\":{\"value\":\"伪造\"}}";
    }

    private List<String> variablesOf(CaseNumber number) {
        return jdbc.sql("select distinct v.name_ from act_ru_variable v join act_ru_execution e"
                        + " on e.id_ = v.proc_inst_id_ where e.business_key_ = :n")
                .param("n", number.value())
                .query(String.class)
                .list();
    }

    private static List<String> idsIn(TasklistSession browser, JsonNode filters, String name) {
        String id = "";
        for (JsonNode filter : filters) {
            if (filter.path("name").asString("").equals(name)) {
                id = filter.path("id").asString("");
            }
        }
        HttpResponse<String> list =
                browser.engine("POST", "/filter/" + id + "/list?firstResult=0&maxResults=2000", "{}");
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return read(list).path("_embedded").path("task").findValuesAsString("id");
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String sentence(HttpResponse<String> answer) {
        return read(answer).path("message").asString("");
    }
}
