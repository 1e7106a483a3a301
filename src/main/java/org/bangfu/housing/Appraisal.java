package org.bangfu.housing;

import java.time.LocalDate;
import org.bangfu.policy.housing.DangerGrade;
import org.bangfu.policy.housing.HouseComponents;
import org.jspecify.annotations.Nullable;

/**
 * An appraisal of the house.
 *
 * @param round 1, or 2 for the one at the household's wish
 * @param noHouse whether the household has none
 * @param livedIn whether people live in it
 * @param grade of the whole house, once computed
 * @param wish why the household wants another one; null when it does not
 */
public record Appraisal(
        int round,
        boolean noHouse,
        HouseComponents parts,
        boolean livedIn,
        String reportNo,
        String appraiser,
        String findings,
        LocalDate appraisedOn,
        @Nullable DangerGrade grade,
        @Nullable String wish) {}
