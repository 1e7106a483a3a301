package org.bangfu.integrity;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * A sign that somebody should look at.
 *
 * @param about the member of staff whom it is about, and who therefore does not answer it
 * @param sentence what was seen; names no person and no number
 */
public record IntegrityFlag(
        long id,
        Kind kind,
        AreaCode area,
        @Nullable HouseholdId household,
        @Nullable CaseNumber caseNumber,
        @Nullable PersonId about,
        String sentence,
        LocalDate raisedOn,
        @Nullable Answer answer) {

    /** What was seen. */
    public enum Kind {
        /** The household arose by a split shortly before it applied. */
        SPLIT_RECENT("申请前分户"),
        /** A member of the split-off household is a cadre's relative, or a cadre. */
        SPLIT_KIN("分出户与干部有亲属关系"),
        /** A cadre or a cadre's relative lives at the split-off household's address. */
        SPLIT_ADDRESS("分出户与干部同住址"),
        /** A department's new list names a member of a registered household or of an open case. */
        LIST_HIT("名单新命中"),
        /** Somebody of the village handled the case of a family with his own, rare surname. */
        SURNAME("同村同姓"),
        /** One approver approved conspicuously much for one village. */
        APPROVALS("审批集中");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param stands whether there is something in it */
    public record Answer(boolean stands, String text, PersonId by, LocalDate on) {}
}
