package org.bangfu.policy.application;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.jspecify.annotations.Nullable;

/**
 * A household at the start of its identification.
 *
 * @param village where it applies
 * @param alreadyPoor stands in the register as poor or relapsed
 * @param openCase number of another open identification case
 * @param splitOn when the household was split off another; null when it was not
 * @param ableChildrenApart has grown, able children who live in households of their own
 * @param registeredOn the day of the data
 */
public record ApplicationFacts(
        AreaCode village,
        List<Applicant> members,
        boolean alreadyPoor,
        @Nullable String openCase,
        @Nullable LocalDate splitOn,
        boolean ableChildrenApart,
        LocalDate registeredOn) {

    public ApplicationFacts {
        members = List.copyOf(members);
    }
}
