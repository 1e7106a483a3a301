package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** Lets only those columns change that carry the state; what was decided stays as it was. */
public class OnlyNamedChanges extends TriggerAdapter {

    private static final Map<String, Set<String>> STATE = Map.of(
            "funds_grant",
            Set.of("paid_fen", "status", "active_case", "active_key", "payee_key"),
            "funds_payee_account",
            Set.of("decided_by", "decided_at", "effective_at", "state", "active_household", "open_household"),
            "funds_payment",
            Set.of(
                    "status",
                    "batch_id",
                    "sequence_no",
                    "sent_at",
                    "finished_at",
                    "paid_on",
                    "return_code",
                    "return_reason",
                    "active_instalment"),
            "funds_provisional",
            Set.of(
                    "status",
                    "settled_fen",
                    "settlement_id",
                    "settlement_code",
                    "settlement_role",
                    "settlement_tier",
                    "settled_at",
                    "owed_fen"));

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (oldRow == null || newRow == null) {
            return;
        }
        Set<String> state = Objects.requireNonNull(STATE.get(tableName.toLowerCase(Locale.ROOT)));
        refuseOthers(oldRow, newRow, state, "funds: what stands in " + tableName + " does not change");
    }

    static void refuseOthers(ResultSet oldRow, ResultSet newRow, Set<String> state, String why) throws SQLException {
        for (int column = 1; column <= oldRow.getMetaData().getColumnCount(); column++) {
            String name = oldRow.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT);
            if (!state.contains(name) && !Objects.deepEquals(oldRow.getObject(column), newRow.getObject(column))) {
                throw Sentence.refused(why);
            }
        }
    }
}
