package org.bangfu.exit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegisterEntry;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TasklistSession;
import org.bangfu.testing.TasklistSession.Attachment;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of exit over HTTP. */
@BangfuIT
class ExitPagesIT {

    private static final AreaCode GROUP = new AreaCode("43052710300101");

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Autowired
    Households households;

    @Autowired
    ActingAs acting;

    @Autowired
    EngineJobs jobs;

    @Autowired
    TestClock clock;

    private HouseholdId family;

    @BeforeEach
    void aPoorFamilyInNovember2016() {
        clock.moveTo(LocalDate.of(2016, 11, 7));
        family = acting.person("hongyan1-cunwei1", () -> {
            HouseholdId id = households
                    .register(
                            new NewHousehold(
                                    GROUP,
                                    "一组退出页1号",
                                    null,
                                    List.of(
                                            new NewMember("退出页甲", SyntheticPeople.man(), "01"),
                                            new NewMember("退出页乙", SyntheticPeople.woman(), "02"))),
                            RegistrationCause.ENTERED)
                    .id();
            households.enterRegister(
                    id,
                    new RegisterEntry("缺技术", List.of(), "一般贫困户", "国家标准", 2014),
                    new CaseNumber("P1-430527-2015-800002"));
            return id;
        });
    }

    @Test
    void aFamilyIsChosenAccountedForAndItsCaseShowsWhy() {
        TasklistSession committee = session("hongyan1-cunwei1");
        assertThat(committee.get("/exit/applications/new").body()).contains("先选农户");
        assertThat(committee.get("/exit/applications/new?household=" + family).body())
                .contains("退出页甲")
                .contains("2016年退出案卷");
        String number = opened(committee);

        TasklistSession team = session("hongyan1-gongzuodui1");
        assertThat(team.get("/exit/cases/" + number + "/visit").body())
                .contains("退出核算：退出页甲户")
                .contains("预期");
        HttpResponse<String> incomplete = visited(team, number, Map.of("assistance", ""));
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("请选择低保五保情况").contains("5123.45");
        assertThat(visited(team, number, Map.of()).statusCode()).isEqualTo(302);
        jobs.runDue();

        assertThat(team.get("/cases/" + number).body())
                .contains("退出核查")
                .contains("N07")
                .contains("收入没有稳定超过退出标准")
                .contains("县里干部");
        assertThat(team.get("/exit/cases/" + number + "/visit").statusCode()).isEqualTo(404);
    }

    @Test
    void aCaseIsWithdrawnWithAReasonByTheVillageOnly() {
        TasklistSession committee = session("hongyan1-cunwei1");
        String number = opened(committee);
        String page = "/exit/cases/" + number;

        assertThat(committee.get(page).body()).contains("确认撤回");
        assertThat(session("hongyan-xiangzhen1").get(page).body()).doesNotContain("确认撤回");
        assertThat(session("tangjiafang1-cunwei1").get(page).statusCode()).isEqualTo(404);
        submit(committee, page + "/withdrawal", Map.of("text", " "));
        assertThat(committee.get("/cases/" + number).body()).contains("办理中");

        submit(committee, page + "/withdrawal", Map.of("text", "明年再办"));

        assertThat(committee.get("/cases/" + number).body()).contains("已撤回");
    }

    private String opened(TasklistSession who) {
        HttpResponse<String> answer = submit(
                who,
                "/exit/applications",
                Map.of("household", family.toString(), "origin", "YEARLY_PLAN", "statement", "收入稳定"));
        jobs.runDue();
        String location = answer.headers().firstValue("location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> visited(TasklistSession who, String number, Map<String, String> changed) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("visitedOn", clock.today().toString());
        fields.put("helper", "OTHER");
        fields.put("helperName", "县里干部");
        fields.put("income0.kind", "WAGE");
        fields.put("income0.amount", "5123.45");
        fields.put("income0.basis", "工资卡流水");
        fields.put("medical", "0");
        fields.put("education", "0");
        for (Member member : households.members(family)) {
            fields.put("member" + member.id() + ".insured", "true");
            fields.put("member" + member.id() + ".able", "true");
        }
        List.of("food", "clothing", "waterSafe", "householdSigned").forEach(yes -> fields.put(yes, "true"));
        fields.put("houseGrade", "B");
        fields.put("completedMeasures", "1");
        fields.put("incomeSource", "务工");
        fields.put("assistance", "NONE");
        fields.put("remarks", "账目清楚");
        fields.put("commandKey", UUID.randomUUID().toString());
        fields.putAll(changed);
        return who.submit("/exit/cases/" + number + "/visit", fields, List.of(photo("photos"), photo("signatures")));
    }

    private static HttpResponse<String> submit(TasklistSession who, String path, Map<String, String> fields) {
        Map<String, String> keyed = new LinkedHashMap<>(fields);
        keyed.put("commandKey", UUID.randomUUID().toString());
        return who.submit(path, keyed, List.of());
    }

    private static Attachment photo(String field) {
        return new Attachment(field, "照片.jpg", "image/jpeg", Photos.jpeg());
    }

    private TasklistSession session(String username) {
        return new TasklistSession(port).signedIn(username, people.password());
    }
}
