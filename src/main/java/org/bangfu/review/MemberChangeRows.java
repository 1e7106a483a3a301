package org.bangfu.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Sealing;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of member changes; the id number of who joins is sealed here and nowhere else. */
@Repository
class MemberChangeRows {

    private static final String CONTEXT = "review.joiner";

    private final JdbcClient jdbc;
    private final Sealing sealing;

    MemberChangeRows(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    void insert(CaseNumber number, AreaCode area, NewMemberChange change, LocalDate on) {
        MemberId leaving = change.leaving();
        NewMemberChange.NextHead head = change.nextHead();
        NewMemberChange.Joining joining = change.joining();
        jdbc.sql("""
                insert into review_member_change (case_number, household_id, area, change_code, changed_on, statement,
                    member_id, new_head_id, former_relation, joiner_name, joiner_sealed, joiner_masked, joiner_relation,
                    reported_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        number.value(),
                        change.household().value(),
                        area.value(),
                        change.kind().code(),
                        change.changedOn(),
                        change.statement(),
                        leaving == null ? null : leaving.value(),
                        head == null ? null : head.member().value(),
                        head == null ? null : head.formerRelation(),
                        joining == null ? null : joining.name(),
                        joining == null
                                ? null
                                : sealing.seal(joining.citizenId().value(), CONTEXT),
                        joining == null ? null : joining.citizenId().masked(),
                        joining == null ? null : joining.relation(),
                        on))
                .update();
    }

    Optional<MemberChange> find(CaseNumber number) {
        return jdbc.sql("select * from review_member_change where case_number = ?")
                .param(number.value())
                .query(MemberChangeRows::row)
                .optional();
    }

    /** The row, locked until the transaction ends. */
    Optional<MemberChange> lock(CaseNumber number) {
        return jdbc.sql("select * from review_member_change where case_number = ? for update")
                .param(number.value())
                .query(MemberChangeRows::row)
                .optional();
    }

    /** The whole id number of who joins, for the register and for nothing else. */
    CitizenId joiner(CaseNumber number) {
        return jdbc.sql("select joiner_sealed from review_member_change where case_number = ?")
                .param(number.value())
                .query((rs, n) -> CitizenId.parse(sealing.open(rs.getBytes(1), CONTEXT)))
                .single();
    }

    void returned(CaseNumber number, String gaps) {
        update("update review_member_change set gaps = ? where case_number = ?", gaps, number);
    }

    void refused(CaseNumber number, String reason) {
        update("update review_member_change set refused_reason = ? where case_number = ?", reason, number);
    }

    void applied(CaseNumber number, MemberChange.Applied applied) {
        jdbc.sql("update review_member_change set applied_on = ?, heads_before = ?, heads_after = ?, crosses_line = ?"
                        + " where case_number = ?")
                .params(
                        applied.on(),
                        applied.headsBefore(),
                        applied.headsAfter(),
                        applied.crossesLine(),
                        number.value())
                .update();
    }

    void reviewedIn(CaseNumber number, CaseNumber review) {
        update("update review_member_change set review_case = ? where case_number = ?", review.value(), number);
    }

    private void update(String sql, String value, CaseNumber number) {
        if (jdbc.sql(sql).params(value, number.value()).update() != 1) {
            throw new IllegalStateException("没有这个成员变更案卷：" + number);
        }
    }

    private static MemberChange row(ResultSet rs, int n) throws SQLException {
        LocalDate appliedOn = rs.getObject("applied_on", LocalDate.class);
        String review = rs.getString("review_case");
        return new MemberChange(
                new CaseNumber(rs.getString("case_number")),
                new HouseholdId(rs.getLong("household_id")),
                new AreaCode(rs.getString("area")),
                MemberChangeKind.of(rs.getString("change_code")),
                rs.getObject("changed_on", LocalDate.class),
                rs.getString("statement"),
                member(rs, "member_id"),
                member(rs, "new_head_id"),
                rs.getString("former_relation"),
                rs.getString("joiner_name"),
                rs.getString("joiner_masked"),
                rs.getString("joiner_relation"),
                rs.getObject("reported_on", LocalDate.class),
                rs.getString("gaps"),
                appliedOn == null
                        ? null
                        : new MemberChange.Applied(
                                appliedOn,
                                rs.getInt("heads_before"),
                                rs.getInt("heads_after"),
                                rs.getBoolean("crosses_line"),
                                review == null ? null : new CaseNumber(review)),
                rs.getString("refused_reason"));
    }

    private static @Nullable MemberId member(ResultSet rs, String column) throws SQLException {
        Long id = rs.getObject(column, Long.class);
        return id == null ? null : new MemberId(id);
    }
}
