package org.bangfu.policy.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * A house visit as it was written down.
 *
 * @param visitors technical ids of the visitors
 * @param signed how many of them signed
 * @param membersStated number of members on the form's first page
 * @param blanks mandatory answers that are missing, by their Chinese label
 * @param distanceToMainRoadKm null when not given; areas in mu likewise
 */
public record VisitFacts(
        LocalDate visitedOn,
        List<String> visitors,
        int signed,
        int photos,
        int membersStated,
        List<VisitMember> members,
        List<String> blanks,
        Money wage,
        Money operating,
        Money operatingCost,
        Money ecoCompensation,
        Money dibao,
        Money familyPlanning,
        Money pension,
        Money wubao,
        @Nullable BigDecimal distanceToMainRoadKm,
        @Nullable BigDecimal grainForGreen,
        @Nullable BigDecimal forest,
        @Nullable BigDecimal pasture) {

    /**
     * @param insured null when not asked; pension likewise
     * @param dropoutReason why a child of school age attends no school
     */
    public record VisitMember(
            String reference,
            String name,
            boolean head,
            LocalDate birthDate,
            boolean inSchool,
            boolean finishedCompulsory,
            @Nullable String dropoutReason,
            @Nullable Boolean insured,
            @Nullable Boolean pension) {}

    public VisitFacts {
        visitors = List.copyOf(visitors);
        members = List.copyOf(members);
        blanks = List.copyOf(blanks);
    }
}
