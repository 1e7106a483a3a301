package org.bangfu.funds.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** The way of a batch; what was signed does not change. */
public class BatchMoves extends TriggerAdapter {

    private static final Set<String> STEPS = Set.of("DRAFT>NUMBERED", "DRAFT>DISCARDED", "NUMBERED>EXPORTED");

    @Override
    public void fire(Connection connection, @Nullable ResultSet oldRow, @Nullable ResultSet newRow)
            throws SQLException {
        if (oldRow == null || newRow == null) {
            return;
        }
        String before = oldRow.getString("status");
        String after = newRow.getString("status");
        if (!before.equals(after) && !STEPS.contains(before + ">" + after)) {
            throw Sentence.refused("funds: a batch does not go from " + before + " to " + after);
        }
        if (!before.equals("DRAFT")) {
            OnlyNamedChanges.refuseOthers(
                    oldRow, newRow, Set.of("status", "exported_at"), "funds: what was signed does not change");
        }
        if (after.equals("EXPORTED")) {
            Sentence.refuseUnless(
                    "funds: the files of the batch are not written",
                    connection,
                    "select 1 from funds_batch b where b.id = ? and 3 = (select count(*) from funds_batch_file f"
                            + " where f.batch_id = b.id and f.copy_no = 0)",
                    newRow.getObject("id"));
        }
    }
}
