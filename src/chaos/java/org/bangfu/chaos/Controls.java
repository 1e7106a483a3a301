package org.bangfu.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bangfu.chaos.Journal.Line;
import org.bangfu.chaos.Journal.Stage;

/** Damage done on purpose, a piece at a time and taken back: a checker that overlooks any of it proves nothing. */
final class Controls {

    /**
     * A piece of damage.
     *
     * @param sql one row lost, doubled or torn from what belongs to it
     * @param check which check must find it
     */
    private record Damage(String name, String sql, String check) {}

    private static final List<Damage> DAMAGE = List.of(
            new Damage(
                    "a household of a stored import is lost",
                    "update registry_household set address = '第0册第0户' where id = (select min(id) from registry_household)",
                    "acknowledged and lost"),
            new Damage(
                    "a household is there twice",
                    "insert into registry_household (id, area_code, village_code, address, head_name, status,"
                            + " registered_cause, registered_on) select -1, area_code, village_code, address, head_name,"
                            + " status, registered_cause, registered_on from registry_household"
                            + " where id = (select min(id) from registry_household)",
                    "done twice"),
            new Damage(
                    "a member of a stored household is lost",
                    "update registry_member set left_on = joined_on, active_lookup = null, head_of = null"
                            + " where id = (select min(id) from registry_member)",
                    "half an import"),
            new Damage(
                    "an import never ends",
                    "update registry_import set status = 'ACCEPTING' where id ="
                            + " (select min(id) from registry_import where status = 'ACCEPTED')",
                    "stuck"),
            new Damage(
                    "a case has lost its process instance",
                    "update case_file set process_instance = null where number ="
                            + " (select min(number) from case_file where status = 'OPEN')",
                    "case without its process instance"),
            new Damage(
                    "a process instance has lost its case",
                    "update case_file set process_instance = null where number ="
                            + " (select min(number) from case_file where status = 'OPEN')",
                    "process instance without its case"),
            new Damage(
                    "a completed task is lost",
                    "delete from task_act where task_id = (select min(task_id) from task_act)",
                    "acknowledged and lost"),
            new Damage(
                    "a task was completed in the history only",
                    "delete from task_act where task_id = (select min(task_id) from task_act)",
                    "task and act"),
            new Damage(
                    "a decision is lost",
                    "delete from case_decision where id = (select min(id) from case_decision)",
                    "task and decision"),
            new Damage(
                    "an open task is on nobody's list",
                    "delete from open_task where task_id = (select min(task_id) from open_task)",
                    "task and list"),
            new Damage(
                    "a command kept its key and lost its answer",
                    "update command_log set answer = null where command_key = (select min(command_key) from command_log)",
                    "half a command"),
            new Damage(
                    "a photo's file is lost",
                    "update evidence set original_name = '" + "0".repeat(40)
                            + "' where id = (select min(id) from evidence)",
                    "evidence without its file"));

    private Controls() {}

    /** What the checker overlooked; empty when it can be believed. */
    static List<String> overlooked(Connection connection, Path data, List<Line> journal)
            throws SQLException, IOException {
        List<String> overlooked = new ArrayList<>();
        for (Damage damage : DAMAGE) {
            try (Statement statement = connection.createStatement()) {
                if (statement.executeUpdate(damage.sql()) != 1) {
                    throw new IllegalStateException("there is nothing to damage: " + damage.name());
                }
                if (!isFound(damage.check(), new Checker(connection, data, journal).check())) {
                    overlooked.add(damage.name());
                }
            } finally {
                connection.rollback();
            }
        }
        for (Line claimed : List.of(
                new Line(Stage.DONE, "task.submit", "k", "hongyan1-cunwei1", Map.of("task", "never")),
                new Line(Stage.DONE, "case.open", "k", "hongyan1-cunwei1", Map.of("household", "1", "case", "never")),
                new Line(
                        Stage.DONE,
                        "import.upload",
                        "k",
                        "xian-fupin1",
                        Map.of("batch", "0", "hash", "", "workbook", "0")))) {
            List<Line> more = new ArrayList<>(journal);
            more.add(claimed);
            if (!isFound("acknowledged and lost", new Checker(connection, data, more).check())) {
                overlooked.add(claimed.kind() + " that never happened");
            }
        }
        return overlooked;
    }

    /** How many kinds of damage there are. */
    static int size() {
        return DAMAGE.size() + 3;
    }

    private static boolean isFound(String check, List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.check().equals(check));
    }
}
