package org.bangfu.relief;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A sign that amounts were split to stay below the township's limit (化整为零). Somebody other than the approver answers
 * it with a reason.
 */
public record SplitFlag(
        long id,
        Kind kind,
        AreaCode village,
        CaseNumber caseNumber,
        @Nullable PersonId approver,
        String sentence,
        LocalDate raisedOn,
        @Nullable Answer answer) {

    /** What was seen. */
    public enum Kind {
        SPLIT("同户分次"),
        NEAR_LIMIT("贴近限额");

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
