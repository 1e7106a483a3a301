package org.bangfu.relief;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.policy.PolicyParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signs of amounts that were split (化整为零), raised when money is proposed and awarded, and answered by others. */
@Component
@Transactional
public class SplitFlags {

    private final JdbcClient jdbc;
    private final Awards awards;
    private final PolicyParameters policy;
    private final AuditTrail audit;
    private final Clock clock;

    SplitFlags(JdbcClient jdbc, Awards awards, PolicyParameters policy, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.awards = awards;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** A household's request is small, its requests of twelve months are not. */
    void splitSeen(CaseNumber number, AreaCode area, String sentence) {
        raise(SplitFlag.Kind.SPLIT, "SPLIT " + number, area.at(AreaLevel.VILLAGE), number, null, sentence);
    }

    /** Looks whether the approver has awarded conspicuously many amounts just below the limit in the village this month. */
    void awarded(Awards.Given given) {
        if (!given.atTownship()) {
            return;
        }
        Money limit = policy.money("relief.township.limit", given.on());
        long margin = policy.ratio("relief.split.margin", given.on()).atLeastOf(limit.fen());
        Money from = new Money(limit.fen() - margin);
        AreaCode village = given.area().at(AreaLevel.VILLAGE);
        int near = awards.near(village, given.by(), given.on(), from, limit);
        if (near >= policy.number("relief.split.count", given.on())) {
            String month = given.on().toString().substring(0, 7);
            raise(
                    SplitFlag.Kind.NEAR_LIMIT,
                    "NEAR_LIMIT " + village + " " + given.by() + " " + month,
                    village,
                    given.caseNumber(),
                    given.by(),
                    month + "同一审批人在本村审批了" + near + "件" + from + "元至" + limit + "元的救助，贴近乡镇限额，请核实是否化整为零。");
        }
    }

    private void raise(
            SplitFlag.Kind kind,
            String key,
            AreaCode village,
            CaseNumber number,
            @Nullable PersonId approver,
            String sentence) {
        boolean raised = jdbc.sql("select count(*) from relief_flag where flag_key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single()
                > 0;
        if (raised) {
            return;
        }
        List<@Nullable Object> row = new ArrayList<>();
        row.add(kind.name());
        row.add(key);
        row.add(village.value());
        row.add(number.value());
        row.add(approver == null ? null : approver.value());
        row.add(sentence);
        row.add(LocalDate.now(clock));
        jdbc.sql("insert into relief_flag (kind, flag_key, village, case_number, approver, sentence, raised_on)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(row)
                .update();
        audit.record(
                AuditEntry.of("relief.flagRaised").onCase(number).in(village).with("kind", kind.name()));
    }

    /** The flags of the areas, those without an answer first. */
    @Transactional(readOnly = true)
    public List<SplitFlag> within(Collection<AreaCode> areas, int limit) {
        return jdbc
                .sql("select * from relief_flag order by case when answered_on is null then 0 else 1 end, id desc")
                .query((rs, n) -> flag(rs))
                .list()
                .stream()
                .filter(flag -> areas.stream().anyMatch(area -> area.contains(flag.village())))
                .limit(limit)
                .toList();
    }

    /** How many flags of the area wait for an answer by somebody other than the approver. */
    @Transactional(readOnly = true)
    public int unanswered(AreaCode area, PersonId reader, int most) {
        return jdbc.sql("select count(*) from (select 1 from relief_flag where answered_on is null and village >= :from"
                        + " and village < :to and (approver is null or approver <> :reader)"
                        + " fetch first :most rows only) x")
                .param("from", area.value())
                .param("to", Long.toString(Long.parseLong(area.value()) + 1))
                .param("reader", reader.value())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<SplitFlag> find(long id) {
        return jdbc.sql("select * from relief_flag where id = ?")
                .param(id)
                .query((rs, n) -> flag(rs))
                .optional();
    }

    @Transactional(readOnly = true)
    public List<SplitFlag> of(CaseNumber number) {
        return jdbc.sql("select * from relief_flag where case_number = ? order by id")
                .param(number.value())
                .query((rs, n) -> flag(rs))
                .list();
    }

    /**
     * Answers a flag.
     *
     * @throws ReliefRefused when the approver answers for himself, or it is answered already
     */
    public void answer(long id, PersonId by, String text) {
        SplitFlag flag = find(id).orElseThrow(() -> new ReliefRefused("没有这条提示，请刷新页面"));
        if (text.isBlank()) {
            throw new ReliefRefused("请写明核实情况");
        }
        if (by.equals(flag.approver())) {
            throw new ReliefRefused("审批人不能核实自己的审批，请由其他人核实");
        }
        int changed = jdbc.sql("update relief_flag set answered_by = ?, answered_on = ?, answer = ?"
                        + " where id = ? and answered_by is null")
                .params(by.value(), LocalDate.now(clock), text.strip(), id)
                .update();
        if (changed == 0) {
            throw new ReliefRefused("这条提示已经核实过，请刷新页面");
        }
        audit.record(
                AuditEntry.of("relief.flagAnswered").onCase(flag.caseNumber()).in(flag.village()));
    }

    private static SplitFlag flag(java.sql.ResultSet rs) throws java.sql.SQLException {
        String approver = rs.getString("approver");
        String answeredBy = rs.getString("answered_by");
        return new SplitFlag(
                rs.getLong("id"),
                SplitFlag.Kind.valueOf(rs.getString("kind")),
                new AreaCode(rs.getString("village")),
                new CaseNumber(rs.getString("case_number")),
                approver == null ? null : new PersonId(approver),
                rs.getString("sentence"),
                rs.getObject("raised_on", LocalDate.class),
                answeredBy == null
                        ? null
                        : new SplitFlag.Answer(
                                new PersonId(answeredBy),
                                rs.getObject("answered_on", LocalDate.class),
                                rs.getString("answer")));
    }
}
