package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.engine.OpenTasks;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TasklistSession.Attachment;
import org.bangfu.testing.TestClock;

/** The pages of exit, by the people whose seats they are: opened, accounted for, withdrawn, opened anew. */
class ExitJourney {

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String TEAM = "hongyan1-gongzuodui1";
    private static final Set<Role> VILLAGERS = Set.of(Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM);

    private final Households households;
    private final OpenTasks tasks;
    private final ActingAs acting;
    private final EngineJobs jobs;
    private final TestClock clock;

    ExitJourney(Households households, OpenTasks tasks, ActingAs acting, EngineJobs jobs, TestClock clock) {
        this.households = households;
        this.tasks = tasks;
        this.acting = acting;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @param waiting the case that waits for its account */
    record Left(CaseNumber waiting, Map<String, Integer> deeds) {}

    /** For a household that is registered as poor; the clock is put back afterwards. */
    Left run(Office office, Watcher watcher, HouseholdId household) {
        LocalDate before = clock.today();
        clock.moveTo(LocalDate.of(2016, 11, 7));
        Map<String, Integer> deeds = new TreeMap<>();
        CaseNumber accounted = opened(office, watcher, household, deeds);
        accounted(office, watcher, accounted, household, deeds);
        withdrawn(office, watcher, accounted, deeds);
        CaseNumber waiting = opened(office, watcher, household, deeds);
        clock.moveTo(before);
        return new Left(waiting, deeds);
    }

    private CaseNumber opened(Office office, Watcher watcher, HouseholdId household, Map<String, Integer> deeds) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("household", household.toString());
        fields.put("origin", "REQUEST");
        fields.put("statement", CountyJourney.word("退出理由"));
        String next = done(
                office,
                watcher,
                COMMITTEE,
                VILLAGERS,
                "/exit/applications",
                "/exit/applications",
                fields,
                List.of(),
                "",
                deeds);
        jobs.runDue();
        return new CaseNumber(next.substring(next.lastIndexOf('/') + 1));
    }

    private void accounted(
            Office office, Watcher watcher, CaseNumber number, HouseholdId household, Map<String, Integer> deeds) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("visitedOn", clock.today().toString());
        fields.put("helper", "OTHER");
        fields.put("helperName", CountyJourney.SURNAME + "帮");
        fields.put("income0.kind", "WAGE");
        fields.put("income0.amount", "41537.26");
        fields.put("income0.basis", CountyJourney.word("收入依据"));
        fields.put("medical", "0");
        fields.put("education", "0");
        for (Member member : households.members(household)) {
            fields.put("member" + member.id() + ".insured", "true");
            fields.put("member" + member.id() + ".able", "true");
        }
        for (String yes : List.of("food", "clothing", "waterSafe", "householdSigned")) {
            fields.put(yes, "true");
        }
        fields.put("houseGrade", "B");
        fields.put("completedMeasures", "2");
        fields.put("incomeSource", CountyJourney.word("收入来源"));
        fields.put("assistance", "NONE");
        fields.put("remarks", CountyJourney.word("入户情况"));
        String task = acting.person(TEAM, () -> tasks.ofCase(number)).stream()
                .filter(open -> open.key().equals("userTask_verifyHousehold"))
                .findFirst()
                .orElseThrow()
                .id();
        done(
                office,
                watcher,
                TEAM,
                Set.of(Role.VILLAGE_TEAM),
                "/exit/cases/{caseNumber}/visit",
                "/exit/cases/" + number + "/visit",
                fields,
                List.of(photo("photos"), photo("signatures")),
                task,
                deeds);
        jobs.runDue();
    }

    private void withdrawn(Office office, Watcher watcher, CaseNumber number, Map<String, Integer> deeds) {
        done(
                office,
                watcher,
                COMMITTEE,
                VILLAGERS,
                "/exit/cases/{caseNumber}/withdrawal",
                "/exit/cases/" + number + "/withdrawal",
                Map.of("text", CountyJourney.word("撤回原因")),
                List.of(),
                "",
                deeds);
        jobs.runDue();
    }

    /** Shown to the watcher first; then it must lead to a case. */
    private static String done(
            Office office,
            Watcher watcher,
            String who,
            Set<Role> may,
            String pattern,
            String path,
            Map<String, Object> fields,
            List<Attachment> files,
            String task,
            Map<String, Integer> deeds) {
        Map<String, Object> keyed = new LinkedHashMap<>(fields);
        keyed.put("commandKey", UUID.randomUUID().toString());
        Deed deed =
                new Deed("POST " + pattern, who, CountyJourney.GROUP, may, path, Deed.Body.FORM, keyed, files, task);
        watcher.before(deed);
        HttpResponse<String> answer = office.send(who, deed);
        assertThat(answer.statusCode()).as("%s: %s", deed, answer.body()).isEqualTo(302);
        String next = answer.headers().firstValue("location").orElseThrow();
        assertThat(next).as("where %s leads", deed).contains("/cases/P5-").doesNotContain("/exit/");
        deeds.merge(deed.endpoint(), 1, Integer::sum);
        return next;
    }

    private static Attachment photo(String field) {
        return new Attachment(field, "照片.jpg", "image/jpeg", Photos.jpeg());
    }
}
