package org.bangfu.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bangfu.audit.VerifyAudit;
import org.bangfu.chaos.Journal.Line;
import org.bangfu.chaos.Journal.Stage;
import org.bangfu.common.Sealing;

/**
 * Compares what the clients were told with what lies in the database and in the data folder, and the tables with each
 * other. Never asks the application.
 */
final class Checker {

    private static final String COMPLETED = "select id_ from act_hi_taskinst where delete_reason_ = 'completed'";

    private final Connection connection;
    private final Path data;
    private final List<Line> journal;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param connection may be in the middle of a transaction, which is left as it is
     * @param data the application's data folder
     */
    Checker(Connection connection, Path data, List<Line> journal) {
        this.connection = connection;
        this.data = data;
        this.journal = journal;
    }

    /** Everything that is wrong. */
    List<Finding> check() throws SQLException, IOException {
        findings.clear();
        faults();
        keys();
        signIns();
        imports();
        cases();
        tasks();
        caseAndInstance();
        nothingStuck();
        evidence();
        return List.copyOf(findings);
    }

    /** Whether the audit chains and their anchors are as they were written. */
    List<Finding> chains(Store store) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = VerifyAudit.run(
                List.of(
                        "verify-audit",
                        "--url",
                        store.url(),
                        "--user",
                        store.user(),
                        "--anchors",
                        data.resolve("anchors").toString()),
                Map.of(),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        return status == 0 ? List.of() : List.of(new Finding("audit chain", said.toString(StandardCharsets.UTF_8)));
    }

    private void found(String check, String what) {
        findings.add(new Finding(check, what));
    }

    private List<Line> lines(Stage stage, String kind) {
        return journal.stream()
                .filter(line -> line.stage() == stage && line.kind().equals(kind))
                .toList();
    }

    private void faults() {
        for (Line line : journal) {
            if (line.stage() == Stage.FAULT) {
                found("answered with a fault", line.kind() + " " + line.fact("status"));
            }
        }
    }

    // Keys: an acknowledged command is logged once with its answer, a refused one is not.

    private void keys() throws SQLException {
        Map<String, String> logged = pairs("select command_key, coalesce(answer, '') from command_log");
        logged.forEach((key, answer) -> {
            if (answer.isEmpty()) {
                found("half a command", key);
            }
        });
        for (Line line : journal) {
            boolean keyed = !line.kind().startsWith("task.") && !line.kind().equals("signIn");
            if (keyed && line.stage() == Stage.DONE && !logged.containsKey(line.key())) {
                found("acknowledged and lost", line.kind() + " " + line.key());
            }
            if (keyed && line.stage() == Stage.REFUSED && logged.containsKey(line.key())) {
                found("done and yet refused", line.kind() + " " + line.key());
            }
        }
    }

    private void signIns() throws SQLException {
        Map<String, String> people = pairs("select username, person_number from person");
        Map<String, Integer> recorded = counted("select subject from audit_entry where kind = 'signIn.succeeded'");
        Map<String, Integer> told = new HashMap<>();
        lines(Stage.DONE, "signIn").forEach(line -> told.merge(line.person(), 1, Integer::sum));
        told.forEach((person, times) -> {
            if (recorded.getOrDefault("person:p" + people.get(person), 0) < times) {
                found("acknowledged and lost", "a sign-in of " + person);
            }
        });
    }

    // Imports: all of a workbook's valid households or none, each once.

    private record Batch(String status, String hash, int taken) {}

    private void imports() throws SQLException {
        Map<String, Batch> batches = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select id, status, content_hash, units_taken from registry_import");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                batches.put(rows.getString(1), new Batch(rows.getString(2), rows.getString(3), rows.getInt(4)));
            }
        }
        Map<String, Integer> hashes = counted("select content_hash from registry_import");
        for (Line line : lines(Stage.DONE, "import.upload")) {
            Batch batch = batches.get(line.fact("batch"));
            if (batch == null || !batch.hash().equals(line.fact("hash"))) {
                found("acknowledged and lost", "import " + line.fact("batch"));
            }
            if (hashes.getOrDefault(line.fact("hash"), 0) > 1) {
                found("done twice", "upload of workbook " + line.fact("workbook"));
            }
        }
        Map<String, Integer> addresses = counted("select address from registry_household");
        addresses.forEach((address, times) -> {
            if (times > 1) {
                found("done twice", address + " is registered " + times + " times");
            }
        });
        Set<String> accepted = new HashSet<>();
        for (Line line : lines(Stage.DONE, "import.accept")) {
            accepted.add(line.fact("workbook"));
            stored(line, batches, addresses);
        }
        for (Line line : lines(Stage.DONE, "import.discard")) {
            accepted.add(line.fact("workbook"));
            Batch batch = batches.get(line.fact("batch"));
            if (batch == null || !batch.status().equals("DISCARDED") || present(line, addresses) > 0) {
                found("acknowledged and lost", "discarding import " + line.fact("batch"));
            }
        }
        for (Line line : lines(Stage.SENT, "import.accept")) {
            if (!accepted.contains(line.fact("workbook"))) {
                whole(line, batches, addresses);
            }
        }
        for (String address : addresses.keySet()) {
            if (!address.matches("第\\d+册第\\d+户")) {
                found("out of nowhere", "a household at " + address);
            }
        }
        for (String half : list("select h.id from registry_household h"
                + " left join registry_member m on m.household_id = h.id and m.left_on is null"
                + " group by h.id having count(m.id) <> 2")) {
            found("half an import", "household " + half + " has not its two members");
        }
        for (String half : list("select h.id from registry_household h left join registry_snapshot s"
                + " on s.household_id = h.id and s.snapshot_year = 2014 where s.household_id is null")) {
            found("half an import", "household " + half + " has no figures");
        }
        once(
                "import and audit",
                "select 'import:' || id from registry_import",
                "select subject from audit_entry where kind = 'import.uploaded'");
        once(
                "import and audit",
                "select 'import:' || id from registry_import where status = 'ACCEPTED'",
                "select subject from audit_entry where kind = 'import.accepted'");
        once(
                "import and audit",
                "select 'import:' || id from registry_import where status = 'DISCARDED'",
                "select subject from audit_entry where kind = 'import.discarded'");
        for (String id : list("select id from registry_import where status in ('UPLOADED', 'ACCEPTING')")) {
            found("stuck", "import " + id);
        }
    }

    private void stored(Line line, Map<String, Batch> batches, Map<String, Integer> addresses) {
        String batchId = line.fact("batch");
        Batch batch = batches.get(batchId);
        Set<String> wrong = Set.of(line.fact("wrong").split(",", -1));
        int households = Integer.parseInt(line.fact("households"));
        int valid = 0;
        for (int household = 1; household <= households; household++) {
            boolean good = !wrong.contains(Integer.toString(household));
            boolean there = addresses.containsKey(Importer.address(line.fact("workbook"), household));
            valid += good ? 1 : 0;
            if (good != there) {
                found(
                        good ? "acknowledged and lost" : "out of nowhere",
                        "household " + household + " of import " + batchId);
            }
        }
        if (batch == null || !batch.status().equals("ACCEPTED") || batch.taken() != valid) {
            found("acknowledged and lost", "storing import " + batchId);
        }
    }

    private void whole(Line line, Map<String, Batch> batches, Map<String, Integer> addresses) {
        Batch batch = batches.get(line.fact("batch"));
        int there = present(line, addresses);
        int taken = batch != null && batch.status().equals("ACCEPTED") ? batch.taken() : 0;
        if (there != taken) {
            found("half an import", "import " + line.fact("batch") + " has " + there + " households, not " + taken);
        }
    }

    private static int present(Line line, Map<String, Integer> addresses) {
        int there = 0;
        for (int household = 1; household <= Integer.parseInt(line.fact("households")); household++) {
            there += addresses.getOrDefault(Importer.address(line.fact("workbook"), household), 0);
        }
        return there;
    }

    // Cases.

    private void cases() throws SQLException {
        Map<String, String> householdOf = pairs("select number, household_id from case_file");
        Map<String, Integer> households = counted("select household_id from case_file");
        for (Line line : lines(Stage.DONE, "case.open")) {
            if (!line.fact("household").equals(householdOf.get(line.fact("case")))) {
                found("acknowledged and lost", "case " + line.fact("case"));
            }
        }
        Set<String> asked = new HashSet<>();
        lines(Stage.SENT, "case.open").forEach(line -> asked.add(line.fact("household")));
        households.forEach((household, times) -> {
            if (times > 1) {
                found("done twice", times + " cases of household " + household);
            }
            if (!asked.contains(household)) {
                found("out of nowhere", "a case of household " + household);
            }
        });
        once("case and identification", "select number from case_file", "select case_number from identification_case");
        once(
                "case and audit",
                "select number from case_file",
                "select case_number from audit_entry where kind = 'identification.opened'");
    }

    // Tasks: history, act, decision and audit entry agree one to one.

    private void tasks() throws SQLException {
        Map<String, String> acts = pairs(
                "select a.task_id, p.username from task_act a" + " join person p on a.person = 'p' || p.person_number");
        Map<String, Integer> completed = counted(COMPLETED);
        Map<String, String> holders = pairs("select t.id_, p.username from act_hi_taskinst t"
                + " join person p on t.assignee_ = 'p' || p.person_number");
        for (Line line : lines(Stage.DONE, "task.claim")) {
            if (!line.person().equals(holders.get(line.fact("task")))) {
                found("acknowledged and lost", "claiming task " + line.fact("task"));
            }
        }
        List<Line> done = new ArrayList<>(lines(Stage.DONE, "task.submit"));
        done.addAll(lines(Stage.DONE, "visit"));
        done.addAll(lines(Stage.DONE, "meeting"));
        Set<String> sent = new HashSet<>();
        for (Line line : journal) {
            if (line.stage() == Stage.SENT) {
                sent.addAll(tasksOf(line));
            }
        }
        for (Line line : done) {
            for (String task : tasksOf(line)) {
                if (completed.getOrDefault(task, 0) != 1 || !line.person().equals(acts.get(task))) {
                    found("acknowledged and lost", line.kind() + " of task " + task);
                }
            }
        }
        for (String task : acts.keySet()) {
            if (!sent.contains(task)) {
                found("out of nowhere", "task " + task + " was done");
            }
        }
        once("task and act", COMPLETED, "select task_id from task_act");
        once("task and decision", COMPLETED, "select task_id from case_decision");
        once(
                "task and audit",
                "select 'task:' || task_id from task_act",
                "select subject from audit_entry where kind = 'task.completed'");
        once(
                "vote and act",
                "select task_id from meeting_vote where task_id is not null",
                "select task_id from task_act where task_key in ('userTask_appraiseInGroup', 'userTask_voteInAssembly')");
        once(
                "visit and act",
                "select case_number from identification_visit",
                "select case_number from task_act where task_key = 'userTask_visitHousehold'");
        once(
                "meeting and audit",
                "select 'meeting:' || id from meeting",
                "select subject from audit_entry where kind = 'meeting.recorded'");
        once("task and list", "select id_ from act_ru_task", "select task_id from open_task");
    }

    private static Set<String> tasksOf(Line line) {
        Set<String> tasks = new LinkedHashSet<>();
        if (!line.kind().equals("task.claim")) {
            String one = line.facts().get("task");
            if (one != null) {
                tasks.add(one);
            }
            String several = line.facts().get("tasks");
            if (several != null) {
                tasks.addAll(List.of(several.split(",")));
            }
        }
        return tasks;
    }

    private void caseAndInstance() throws SQLException {
        for (String number : list("select f.number from case_file f where f.status = 'OPEN' and not exists"
                + " (select 1 from act_ru_execution e where e.id_ = f.process_instance and e.parent_id_ is null"
                + " and e.business_key_ = f.number)")) {
            found("case without its process instance", number);
        }
        for (String instance : list("select e.id_ from act_ru_execution e where e.parent_id_ is null"
                + " and e.super_exec_ is null and not exists"
                + " (select 1 from case_file f where f.process_instance = e.id_ and f.status = 'OPEN')")) {
            found("process instance without its case", instance);
        }
        once(
                "case and history",
                "select number from case_file",
                "select business_key_ from act_hi_procinst where super_process_instance_id_ is null");
    }

    private void nothingStuck() throws SQLException {
        for (String number : list("select f.number from case_file f where f.status = 'OPEN' and not exists"
                + " (select 1 from open_task o where o.case_number = f.number)")) {
            found("stuck", "case " + number + " waits for nobody");
        }
        for (String incident : list("select id_ from act_ru_incident")) {
            found("stuck", "incident " + incident);
        }
        for (String job : list("select id_ from act_ru_job where retries_ = 0 or lock_owner_ is not null"
                + " or duedate_ is null or duedate_ < (select max(business_time) from audit_entry)")) {
            found("stuck", "job " + job);
        }
    }

    /** Each piece of evidence has its files, and they hold what was brought. */
    private void evidence() throws SQLException, IOException {
        Sealing sealing = new Sealing(key("seal"), key("lookup"));
        try (PreparedStatement statement =
                        connection.prepareStatement("select original_name, served_name, sha256 from evidence");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                for (String name : new TreeSet<>(List.of(rows.getString(1), rows.getString(2)))) {
                    Path file = data.resolve("evidence")
                            .resolve(name.substring(0, 2))
                            .resolve(name);
                    if (!Files.exists(file)) {
                        found("evidence without its file", name);
                    } else if (name.equals(rows.getString(1))) {
                        byte[] content = sealing.openBytes(Files.readAllBytes(file), "evidence.file:" + name);
                        if (!sha256(content).equals(rows.getString(3))) {
                            found("evidence without its file", name + " holds something else");
                        }
                    }
                }
            }
        }
        once(
                "evidence and audit",
                "select 'evidence:' || id from evidence",
                "select subject from audit_entry where kind = 'evidence.stored'");
    }

    private byte[] key(String name) throws IOException {
        return Base64.getDecoder()
                .decode(Files.readString(data.resolve("keys").resolve(name)).strip());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each value of the one query is among the values of the other exactly once, and the other way round. */
    private void once(String check, String one, String other) throws SQLException {
        Map<String, Integer> left = counted(one);
        Map<String, Integer> right = counted(other);
        Set<String> all = new TreeSet<>(left.keySet());
        all.addAll(right.keySet());
        for (String value : all) {
            int here = left.getOrDefault(value, 0);
            int there = right.getOrDefault(value, 0);
            if (here != 1 || there != 1) {
                found(check, value + " " + here + " : " + there);
            }
        }
    }

    private Map<String, Integer> counted(String sql) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        list(sql).forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private List<String> list(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String value = rows.getString(1);
                values.add(value == null ? "null" : value);
            }
        }
        return values;
    }

    private Map<String, String> pairs(String sql) throws SQLException {
        Map<String, String> pairs = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }
}
