package org.bangfu.relief;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.policy.relief.EarlierRelief;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What households were awarded: the rows that limits and caps are added up from. */
@Repository
class Awards {

    private final JdbcClient jdbc;

    Awards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that the household has asked for relief. */
    void known(HouseholdId household) {
        jdbc.sql("insert into relief_household (household_id) select cast(:id as bigint) from (values (1)) as one (n)"
                        + " where not exists (select 1 from relief_household where household_id = :id)")
                .param("id", household.value())
                .update();
    }

    /** Holds the household until the transaction ends, so that two awards cannot both look small. */
    void lock(HouseholdId household) {
        jdbc.sql("select household_id from relief_household where household_id = ? for update")
                .param(household.value())
                .query(Long.class)
                .single();
    }

    /** @param atTownship whether the township decided */
    record Given(
            CaseNumber caseNumber,
            HouseholdId household,
            AreaCode area,
            ReliefCause cause,
            boolean emergency,
            Means means,
            Money amount,
            LocalDate on,
            PersonId by,
            boolean atTownship) {}

    void add(Given given) {
        jdbc.sql("insert into relief_award (case_number, household_id, village, cause, emergency, means, amount_fen,"
                        + " awarded_on, awarded_by, at_township) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        given.caseNumber().value(),
                        given.household().value(),
                        given.area().at(AreaLevel.VILLAGE).value(),
                        given.cause().name(),
                        given.emergency(),
                        given.means().name(),
                        given.amount().fen(),
                        given.on(),
                        given.by().value(),
                        given.atTownship())
                .update();
    }

    /** The county found another amount right; nothing when it is recovered. */
    void change(CaseNumber number, Money amount) {
        jdbc.sql("update relief_award set amount_fen = ? where case_number = ?")
                .params(amount.fen(), number.value())
                .update();
    }

    /**
     * What the household was awarded, the oldest first.
     *
     * @param except cases that do not count, such as the one that asks
     */
    List<EarlierRelief> of(HouseholdId household, @Nullable CaseNumber... except) {
        List<String> left = new java.util.ArrayList<>();
        for (CaseNumber number : except) {
            if (number != null) {
                left.add(number.value());
            }
        }
        return jdbc
                .sql("select * from relief_award where household_id = ? and amount_fen > 0"
                        + " order by awarded_on, case_number")
                .param(household.value())
                .query((rs, n) -> new EarlierRelief(
                        rs.getString("case_number"),
                        ReliefCause.valueOf(rs.getString("cause")),
                        rs.getBoolean("emergency"),
                        new Money(rs.getLong("amount_fen")),
                        rs.getObject("awarded_on", LocalDate.class)))
                .list()
                .stream()
                .filter(one -> !left.contains(one.caseNumber()))
                .toList();
    }

    /** How many awards of the approver in the village and month lie in the span, both ends inclusive. */
    int near(AreaCode village, PersonId approver, LocalDate month, Money from, Money to) {
        return jdbc.sql("select count(*) from relief_award where village = ? and awarded_by = ? and awarded_on >= ?"
                        + " and awarded_on < ? and amount_fen between ? and ?")
                .params(
                        village.value(),
                        approver.value(),
                        month.withDayOfMonth(1),
                        month.withDayOfMonth(1).plusMonths(1),
                        from.fen(),
                        to.fen())
                .query(Integer.class)
                .single();
    }
}
