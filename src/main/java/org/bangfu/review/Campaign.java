package org.bangfu.review;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A year's review of a village: one case for each household, opened in the background.
 *
 * @param includeOrdinary whether households that are not in the register are reviewed as well, to find who was missed
 * @param planned how many households it is about; null before that was counted
 * @param skipped households that had an open review already
 * @param opened how many cases it has opened so far
 */
public record Campaign(
        long id,
        int year,
        AreaCode village,
        String title,
        boolean includeOrdinary,
        LocalDate openedOn,
        PersonId openedBy,
        LocalDate overallDue,
        Status status,
        @Nullable Integer planned,
        int skipped,
        int opened) {

    /** Whether its cases are still being opened. */
    public enum Status {
        BUILDING("正在开立案卷"),
        BUILT("案卷已全部开立");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
