package org.bangfu.exit;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An income that looks made up: somebody who did not draw up the account says what came of looking.
 *
 * @param answer null until then
 */
public record ExitFlag(
        long id,
        CaseNumber caseNumber,
        Kind kind,
        String sentence,
        LocalDate raisedOn,
        @Nullable Answer answer) {

    public enum Kind {
        INCOME_JUMP("收入突增"),
        SAME_INCOMES("收入雷同");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public record Answer(PersonId by, LocalDate on, String text) {}
}
