package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bangfu.casefile.TrialHouseholds;
import org.bangfu.common.CaseNumber;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.Origin;
import org.bangfu.people.Staff;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.registry.Households;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TasklistSession;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two people do the same thing in the same moment: one has done it, the other is told so in one sentence. */
@BangfuIT
class SimultaneousWorkIT {

    private static final int ROUNDS = 8;

    @LocalServerPort
    int port;

    @Autowired
    TrialCases cases;

    @Autowired
    OpenTasks tasks;

    @Autowired
    Identifications identifications;

    @Autowired
    Households households;

    @Autowired
    DemoPeople people;

    @Autowired
    Staff staff;

    @Autowired
    ActingAs acting;

    @Autowired
    EngineJobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private final ExecutorService pair = Executors.newFixedThreadPool(2);

    @BeforeEach
    void onAMonday() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @AfterEach
    void home() {
        pair.shutdownNow();
    }

    @Test
    void twoColleaguesWhoCompleteOneTaskOnOurPagesHaveOneEffect() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            CaseNumber number = cases.startIn("430527103001");
            String task = cases.openTaskOf(number);

            List<String> answers =
                    together(() -> completed("hongyan1-cunwei1", task), () -> completed("hongyan1-cunwei2", task));

            assertThat(answers).as("round %d", round).containsOnlyOnce("done");
            assertThat(answers)
                    .as("round %d", round)
                    .filteredOn(answer -> !answer.equals("done"))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer).containsPattern("刚刚已|已由其他人认领|已经办结"));
            assertThat(actsOn(number)).isEqualTo(1);
        }
    }

    @Test
    void oneFormSentFromTwoWindowsOfTheTaskListHasOneEffect() throws Exception {
        TasklistSession one = new TasklistSession(port).signedIn("hongyan1-cunwei1", people.password());
        TasklistSession other = new TasklistSession(port).signedIn("hongyan1-cunwei1", people.password());
        for (int round = 0; round < ROUNDS; round++) {
            CaseNumber number = cases.startIn("430527103001");
            String task = cases.openTaskOf(number);
            assertThat(claim(one, task, "hongyan1-cunwei1").statusCode()).isEqualTo(204);

            List<HttpResponse<String>> answers = together(() -> submit(one, task, "甲"), () -> submit(other, task, "乙"));

            assertOneWins(answers, round);
            assertThat(actsOn(number)).isEqualTo(1);
        }
    }

    @Test
    void twoColleaguesWhoClaimOneTaskAreNotBothTold() throws Exception {
        TasklistSession one = new TasklistSession(port).signedIn("hongyan1-cunwei1", people.password());
        TasklistSession other = new TasklistSession(port).signedIn("hongyan1-cunwei2", people.password());
        for (int round = 0; round < ROUNDS; round++) {
            String task = cases.openTaskOf(cases.startIn("430527103001"));

            List<HttpResponse<String>> answers =
                    together(() -> claim(one, task, "hongyan1-cunwei1"), () -> claim(other, task, "hongyan1-cunwei2"));

            assertOneWins(answers, round);
        }
    }

    @Test
    void aWithdrawalAndADecisionInOneMomentLeaveOneOutcome() throws Exception {
        Browser withdrawing = new Browser(port);
        withdrawing.signIn("hongyan1-cunwei1", people.password());
        TasklistSession deciding = new TasklistSession(port).signedIn("hongyan1-cunwei2", people.password());
        for (int round = 0; round < ROUNDS; round++) {
            CaseNumber number = acting.person(
                    "hongyan1-cunwei1",
                    () -> identifications.open(
                            TrialHouseholds.in(households, "43052710300101"), Origin.APPLICATION, "生活困难", ""));
            jobs.runDue();
            String task = acting.person("hongyan1-cunwei2", () -> tasks.ofCase(number))
                    .get(0)
                    .id();
            claim(deciding, task, "hongyan1-cunwei2");

            List<HttpResponse<String>> answers = together(
                    () -> withdrawing.post(
                            "/identification/cases/" + number,
                            "/identification/cases/" + number + "/withdrawal",
                            Map.of("commandKey", UUID.randomUUID().toString(), "text", "外出务工，不再申请")),
                    () -> deciding.engine(
                            "POST",
                            "/task/" + task + "/submit-form",
                            "{\"variables\":{\"decision\":{\"value\":\"ACCEPT\"}}}"));
            jobs.runDue();

            assertThat(answers)
                    .as("round %d", round)
                    .allSatisfy(answer ->
                            assertThat(answer.statusCode()).as(answer.body()).isIn(204, 302, 409, 422));
            boolean withdrawn = identifications.find(number).isPresent()
                    && jdbc.sql("select count(*) from open_task where case_number = :n")
                                    .param("n", number.value())
                                    .query(Long.class)
                                    .single()
                            == 0;
            boolean accepted = answers.get(1).statusCode() == 204;
            assertThat(withdrawn || accepted)
                    .as(
                            "round %d: %s",
                            round, answers.get(0).body() + answers.get(1).body())
                    .isTrue();
            assertThat(actsOn(number)).isEqualTo(accepted ? 1 : 0);
        }
    }

    private static void assertOneWins(List<HttpResponse<String>> answers, int round) {
        assertThat(answers)
                .as(
                        "round %d: %s",
                        round, answers.get(0).body() + answers.get(1).body())
                .filteredOn(answer -> answer.statusCode() == 204)
                .hasSize(1);
        assertThat(answers)
                .as("round %d", round)
                .filteredOn(answer -> answer.statusCode() != 204)
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).as(answer.body()).isIn(409, 422);
                    assertThat(answer.body())
                            .containsPattern("刚刚已|已由其他人认领|已经办结")
                            .doesNotContain("Exception:");
                });
    }

    private String completed(String username, String task) {
        try {
            acting.person(username, () -> tasks.complete(task, visit(username)));
            return "done";
        } catch (TaskRefused refusal) {
            return refusal.sentence();
        }
    }

    private static Map<String, @Nullable Object> visit(String finding) {
        Map<String, @Nullable Object> values = new HashMap<>(
                Map.of("poor", true, "people", 5, "finding", finding, "visitedOn", "2015-08-03", "cause", "因病"));
        values.put("means", null);
        return values;
    }

    private HttpResponse<String> claim(TasklistSession session, String task, String username) {
        return session.engine(
                "POST",
                "/task/" + task + "/claim",
                "{\"userId\":\"" + staff.byUsername(username).orElseThrow() + "\"}");
    }

    private static HttpResponse<String> submit(TasklistSession session, String task, String finding) {
        return session.engine(
                "POST",
                "/task/" + task + "/submit-form",
                "{\"variables\":{\"poor\":{\"value\":true},\"people\":{\"value\":5},\"finding\":{\"value\":\"" + finding
                        + "\"},\"visitedOn\":{\"value\":\"2015-08-03\"},\"cause\":{\"value\":\"因病\"},"
                        + "\"means\":{\"value\":null}}}");
    }

    private long actsOn(CaseNumber number) {
        return jdbc.sql("select count(*) from task_act where case_number = :n")
                .param("n", number.value())
                .query(Long.class)
                .single();
    }

    private <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> each : List.of(one, other)) {
            running.add(pair.submit(() -> {
                start.await();
                return each.call();
            }));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> each : running) {
            answers.add(each.get());
        }
        return answers;
    }
}
