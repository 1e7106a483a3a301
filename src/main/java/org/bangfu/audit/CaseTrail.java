package org.bangfu.audit;

import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.jspecify.annotations.Nullable;

/** What the trail says about a case, in sentences. */
public interface CaseTrail {

    /**
     * One entry.
     *
     * @param time when, on the county's clock, such as 2015-08-03 09:20
     * @param recordedAt when on the machine's clock, to the second
     * @param sentence what was done, in Chinese
     * @param details more of it, labelled; may be empty
     * @param place chain and number, by which an entry is found again
     */
    record Line(
            String time,
            String recordedAt,
            String actor,
            String origin,
            String sentence,
            String details,
            @Nullable AreaCode area,
            @Nullable String caseNumber,
            String place) {}

    /**
     * What was done last on a case, the newest first, at most so many; who looked at it stands in the whole trail only.
     * The caller has checked who may read it.
     */
    List<Line> latestDeeds(CaseNumber caseNumber, int most);
}
