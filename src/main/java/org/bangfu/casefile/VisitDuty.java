package org.bangfu.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a level has to know about visiting a household itself.
 *
 * @param drawn whether the lot fell on the household
 * @param relative whether a near relative of somebody who handles cases of its area lives in it
 */
public record VisitDuty(
        boolean drawn,
        boolean relative,
        @Nullable LocalDate visitedOn,
        @Nullable String finding) {

    public boolean isDue() {
        return (drawn || relative) && visitedOn == null;
    }
}
