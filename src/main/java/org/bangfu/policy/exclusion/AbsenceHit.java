package org.bangfu.policy.exclusion;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * X10: somebody who does not belong to the household any more.
 *
 * @param since the day it happened, when known
 */
public record AbsenceHit(ListHit hit, Kind kind, @Nullable LocalDate since) {

    /** Why. */
    public enum Kind {
        DEAD("已死亡"),
        IMPRISONED("正在服刑"),
        NOT_SHARING("不与家庭共享收支"),
        MISSING("失踪");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
