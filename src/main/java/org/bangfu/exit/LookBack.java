package org.bangfu.exit;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * A visit after an exit.
 *
 * @param visitNo 1 for the first year
 * @param caseNumber the case of the visit; null before its day
 */
public record LookBack(
        long id,
        CaseNumber exitCase,
        int visitNo,
        LocalDate dueOn,
        @Nullable CaseNumber caseNumber,
        @Nullable Result result,
        @Nullable String finding) {

    public enum Result {
        SOUND("退出属实，生活稳定"),
        AT_RISK("退出属实，有返贫风险"),
        WRONG("退出有误");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
