package org.bangfu.policy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Sealing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Decision records in the database: what was shown in plain text, the facts sealed. */
class KeptRecords implements DecisionRecords {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String CONTEXT = "policy_decision_record.facts";
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .with(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY)
                    .withCreatorVisibility(Visibility.ANY))
            .build();

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Clock clock;
    private final PolicyParameters parameters;
    private final DecisionTables tables;
    private final Map<String, RuleSet<?>> ruleSets = new TreeMap<>();

    KeptRecords(
            JdbcClient jdbc,
            Sealing sealing,
            Clock clock,
            PolicyParameters parameters,
            DecisionTables tables,
            List<RuleSet<?>> ruleSets) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
        this.parameters = parameters;
        this.tables = tables;
        ruleSets.forEach(set -> {
            if (this.ruleSets.put(set.id(), set) != null) {
                throw new IllegalStateException("规则集 " + set.id() + " 出现两次");
            }
        });
    }

    @Override
    public <F> Evaluation<F> evaluate(RuleSet<F> ruleSet, F facts, LocalDate on) {
        return Evaluation.of(ruleSet, facts, on, parameters, tables);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public DecisionRecord keep(CaseNumber caseNumber, Evaluation<?> evaluation) {
        OffsetDateTime now = OffsetDateTime.now(clock.withZone(ZONE)).truncatedTo(ChronoUnit.MICROS);
        byte[] facts = sealing.seal(JSON.writeValueAsString(evaluation.facts()), CONTEXT);
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into policy_decision_record (case_number, rule_set, rule_set_title, decided_on, kept_at,"
                        + " rules_json, parameters_json, tables_json, findings_json, facts_sealed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(caseNumber.value())
                .param(evaluation.ruleSet().id())
                .param(evaluation.ruleSet().title())
                .param(evaluation.on())
                .param(now)
                .param(JSON.writeValueAsString(evaluation.rules()))
                .param(JSON.writeValueAsString(evaluation.parameters()))
                .param(JSON.writeValueAsString(new TreeMap<>(evaluation.tables())))
                .param(JSON.writeValueAsString(evaluation.findings()))
                .param(facts)
                .update(key, "id");
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("决策记录没有编号");
        }
        return new DecisionRecord(
                id.longValue(),
                caseNumber,
                evaluation.ruleSet().id(),
                evaluation.ruleSet().title(),
                evaluation.on(),
                now.toInstant(),
                evaluation.rules(),
                evaluation.parameters(),
                evaluation.tables(),
                evaluation.findings());
    }

    @Override
    public Optional<DecisionRecord> find(long id) {
        return jdbc.sql("select * from policy_decision_record where id = ?")
                .param(id)
                .query((row, number) -> record(row))
                .optional();
    }

    @Override
    public List<DecisionRecord> ofCase(CaseNumber caseNumber) {
        return jdbc.sql("select * from policy_decision_record where case_number = ? order by id desc")
                .param(caseNumber.value())
                .query((row, number) -> record(row))
                .list();
    }

    @Override
    public Optional<DecisionRecord> latest(CaseNumber caseNumber, RuleSet<?> ruleSet) {
        return jdbc.sql("select * from policy_decision_record where id ="
                        + " (select max(id) from policy_decision_record where case_number = ? and rule_set = ?)")
                .param(caseNumber.value())
                .param(ruleSet.id())
                .query((row, number) -> record(row))
                .optional();
    }

    @Override
    public Replay replay(long id) {
        DecisionRecord record = find(id).orElseThrow(() -> new IllegalArgumentException("没有编号为 " + id + " 的决策记录"));
        RuleSet<?> ruleSet = ruleSets.get(record.ruleSetId());
        if (ruleSet == null) {
            return new Replay(id, List.of(), List.of("规则集“" + record.ruleSetTitle() + "”已不存在，不能重算。"));
        }
        return replay(record, ruleSet);
    }

    @Override
    public <F> F facts(long id, RuleSet<F> ruleSet) {
        if (find(id).filter(record -> record.ruleSetId().equals(ruleSet.id())).isEmpty()) {
            throw new IllegalArgumentException("没有编号为 " + id + " 的“" + ruleSet.title() + "”记录");
        }
        return JSON.readValue(facts(id), ruleSet.factsType());
    }

    private <F> Replay replay(DecisionRecord record, RuleSet<F> ruleSet) {
        F facts = JSON.readValue(facts(record.id()), ruleSet.factsType());
        Evaluation<F> again = Evaluation.of(
                ruleSet,
                facts,
                record.on(),
                new RecordedParameters(record.parameters()),
                new RecordedTables(record.tables(), tables));
        return new Replay(record.id(), again.findings(), Differences.between(record, again));
    }

    private String facts(long id) {
        byte[] sealed = jdbc.sql("select facts_sealed from policy_decision_record where id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .single();
        return sealing.open(sealed, CONTEXT);
    }

    private static DecisionRecord record(ResultSet row) throws SQLException {
        return new DecisionRecord(
                row.getLong("id"),
                new CaseNumber(row.getString("case_number")),
                row.getString("rule_set"),
                row.getString("rule_set_title"),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                JSON.readValue(row.getString("rules_json"), new TypeReference<List<Evaluation.AppliedRule>>() {}),
                JSON.readValue(row.getString("parameters_json"), new TypeReference<List<ParameterValue>>() {}),
                JSON.readValue(row.getString("tables_json"), new TypeReference<Map<String, String>>() {}),
                JSON.readValue(row.getString("findings_json"), new TypeReference<List<Finding>>() {}));
    }

    /** The values that were read then, and no others. */
    private record RecordedParameters(List<ParameterValue> values) implements PolicyParameters {

        @Override
        public Optional<ParameterValue> find(String key, LocalDate on) {
            return values.stream().filter(value -> value.key().equals(key)).findFirst();
        }

        @Override
        public boolean knows(String key) {
            return values.stream().anyMatch(value -> value.key().equals(key));
        }
    }

    /** The versions of tables that were asked then. */
    private record RecordedTables(Map<String, String> versions, DecisionTables deployed) implements DecisionTables {

        @Override
        public String currentVersion(String table) {
            String version = versions.get(table);
            return version == null ? deployed.currentVersion(table) : version;
        }

        @Override
        public List<Map<String, Object>> decide(String table, String version, Map<String, Object> inputs) {
            return deployed.decide(table, version, inputs);
        }
    }

    /** What a replay found to be different, in sentences. */
    private static final class Differences {

        static List<String> between(DecisionRecord kept, Evaluation<?> again) {
            List<String> differences = new ArrayList<>();
            for (Evaluation.AppliedRule rule : kept.rules()) {
                again.rules().stream()
                        .filter(now -> now.id().equals(rule.id()))
                        .findFirst()
                        .ifPresentOrElse(
                                now -> {
                                    if (now.version() != rule.version()) {
                                        differences.add("规则 " + rule.id() + " 当时为第" + rule.version() + "版，现为第"
                                                + now.version() + "版。");
                                    }
                                },
                                () -> differences.add("规则 " + rule.id() + "（" + rule.title() + "）当时适用，现已不在规则集中。"));
            }
            for (Evaluation.AppliedRule rule : again.rules()) {
                if (kept.rules().stream().noneMatch(then -> then.id().equals(rule.id()))) {
                    differences.add("规则 " + rule.id() + "（" + rule.title() + "）当时没有适用。");
                }
            }
            List<Finding> gone = new ArrayList<>(kept.findings());
            again.findings().forEach(gone::remove);
            gone.forEach(finding -> differences.add("重算没有得出：" + finding.ruleId() + " " + finding.sentence()));
            List<Finding> added = new ArrayList<>(again.findings());
            kept.findings().forEach(added::remove);
            added.forEach(finding -> differences.add("重算多出：" + finding.ruleId() + " " + finding.sentence()));
            return List.copyOf(differences);
        }
    }
}
