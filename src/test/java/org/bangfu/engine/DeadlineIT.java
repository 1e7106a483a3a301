package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.WorkingCalendar;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TasklistSession;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BangfuIT
class DeadlineIT {

    private static final LocalDate MONDAY = LocalDate.of(2015, 8, 24);

    @LocalServerPort
    int port;

    @Autowired
    TrialCases cases;

    @Autowired
    DemoPeople people;

    @Autowired
    DeadlineSweep sweep;

    @Autowired
    DeadlineTerms terms;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMonday() {
        clock.moveTo(MONDAY);
    }

    @Test
    void aTermIsCountedInWorkingDaysAcrossTheParadeHoliday() {
        CaseNumber number = cases.startIn("430527103002");
        LocalDate due = calendar.plusWorkdays(MONDAY, terms.days("sla.township", MONDAY));

        Map<String, Object> row = openTask(number);

        assertThat(String.valueOf(row.get("due_on"))).isEqualTo(due.toString());
        TasklistSession village = session("hongyan2-cunwei1");
        assertThat(village.get("/engine/tasks/" + row.get("task_id") + "/deadline")
                        .body())
                .contains("\"due\":\"" + due + "\"")
                .contains("\"workdaysLeft\":" + calendar.workdaysBetween(MONDAY, due))
                .contains("\"overdue\":false")
                .contains("\"calendarKnown\":true");
        assertThat(village.get("/engine/tasks/deadlines?ids=" + row.get("task_id") + ",nothing")
                        .body())
                .startsWith("{\"" + row.get("task_id") + "\":{");
    }

    @Test
    void nobodyLearnsTheDeadlineOfAnothersTask() {
        String task = cases.openTaskOf(cases.startIn("430527103002"));
        TasklistSession neighbour = session("hongyan1-cunwei1");

        assertThat(neighbour.get("/engine/tasks/" + task + "/deadline").statusCode())
                .isEqualTo(404);
        assertThat(neighbour.get("/engine/tasks/deadlines?ids=" + task).body()).isEqualTo("{}");
    }

    @Test
    void aLateTaskIsRemindedThenToldToTheNextLevelAndNeverDecided() {
        CaseNumber number = cases.startIn("430527103002");
        String task = cases.openTaskOf(number);
        LocalDate due = LocalDate.parse(String.valueOf(openTask(number).get("due_on")));

        sweep.run();
        assertThat(openTask(number).get("reminded_at")).isNull();
        clock.moveTo(due);
        sweep.run();
        assertThat(openTask(number).get("reminded_at")).isNotNull();
        assertThat(escalations(number)).isEmpty();
        clock.moveTo(due.plusDays(1));
        sweep.run();
        sweep.run();

        assertThat(escalations(number)).containsExactly("township-office@430527103");
        assertThat(cases.openTaskOf(number)).isEqualTo(task);
        assertThat(openTask(number).get("next_at")).isNull();
        assertThat(jdbc.sql("select count(*) from sweep_run where ran_at is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private List<String> escalations(CaseNumber number) {
        return jdbc.sql("select to_seat from supervision_log where case_number = :n")
                .param("n", number.value())
                .query(String.class)
                .list();
    }

    private Map<String, Object> openTask(CaseNumber number) {
        return jdbc.sql("select * from open_task where case_number = :n")
                .param("n", number.value())
                .query()
                .singleRow();
    }

    private TasklistSession session(String username) {
        return new TasklistSession(port).signedIn(username, people.password());
    }
}
