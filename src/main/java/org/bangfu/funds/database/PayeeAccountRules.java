package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** Nobody of the staff is a payee; an account goes from proposed to in force to replaced. */
public class PayeeAccountRules extends TriggerAdapter {

    private static final Set<String> STEPS = Set.of("PROPOSED>IN_FORCE", "PROPOSED>REJECTED", "IN_FORCE>REPLACED");

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (newRow == null) {
            return;
        }
        String state = newRow.getString("state");
        if (Set.of("PROPOSED", "IN_FORCE").contains(state)) {
            Sentence.refuseIf(
                    "funds: the account belongs to a member of staff",
                    connection,
                    "select 1 from funds_staff_account where account_lookup = ?",
                    newRow.getObject("account_lookup"));
        }
        if (oldRow != null && !STEPS.contains(oldRow.getString("state") + ">" + state)) {
            throw Sentence.refused("funds: an account goes from proposed to in force to replaced");
        }
    }
}
