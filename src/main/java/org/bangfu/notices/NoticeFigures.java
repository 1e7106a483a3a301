package org.bangfu.notices;

import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/** What a capability puts on a household's line beside the name: one bean for each type of notice that needs it. */
public interface NoticeFigures {

    NoticeType type();

    /** What is to be published about the case now. */
    Figures of(CaseNumber caseNumber);

    /** How many people a village has that is on the sheet as a whole. */
    default int population(CaseNumber caseNumber) {
        return 0;
    }

    /**
     * @param category what the household is to get or become, in at most 30 characters; null for that of the type
     * @param amount when money is proposed
     * @param period when it is for a time, such as 2015年第三季度
     */
    record Figures(
            @Nullable String category,
            @Nullable Money amount,
            @Nullable String period) {

        public static final Figures NONE = new Figures(null, null, null);
    }
}
