package org.bangfu.housing;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.policy.housing.DangerGrade;
import org.bangfu.policy.housing.HousingCategory;
import org.bangfu.policy.housing.PlanType;
import org.bangfu.policy.housing.SubsidyClass;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * A renovation as it stands.
 *
 * @param plan what the household has in mind; what is decided stands in {@link Proposal}
 * @param category what the registers said when it asked
 * @param persons who share the house
 * @param grade of the latest appraisal; null before
 * @param livedIn whether people lived in the house when it was appraised
 * @param shelter the emergency case that gives shelter meanwhile
 */
public record Renovation(
        CaseNumber caseNumber,
        HouseholdId household,
        AreaCode area,
        House house,
        boolean soleDwelling,
        boolean proven,
        PlanType plan,
        String statement,
        LocalDate openedOn,
        HousingCategory category,
        int persons,
        @Nullable DangerGrade grade,
        boolean livedIn,
        @Nullable CaseNumber shelter,
        @Nullable Proposal proposal,
        @Nullable Agreement agreement,
        @Nullable Building building,
        int acceptanceRounds,
        @Nullable Accepted accepted,
        @Nullable LocalDate closedOn,
        @Nullable Refused refused,
        @Nullable Cancelled cancelled) {

    /**
     * The old house; what is not known, or does not exist, is null.
     *
     * @param structure code list {@code STRUCTURE}
     */
    public record House(
            String address,
            @Nullable Integer builtYear,
            @Nullable String structure,
            @Nullable BigDecimal squareMetres,
            @Nullable String landCert) {}

    /**
     * What the township proposes and the county decides.
     *
     * @param amount null before the county has approved
     */
    public record Proposal(
            PlanType method,
            SubsidyClass subsidyClass,
            @Nullable Money amount,
            @Nullable LocalDate approvedOn) {}

    /**
     * What township and household have agreed.
     *
     * @param floor the smallest area that will be accepted; null when only repaired
     * @param cap the largest
     */
    public record Agreement(
            BigDecimal squareMetres,
            @Nullable BigDecimal floor,
            @Nullable BigDecimal cap,
            LocalDate signedOn,
            LocalDate startBy,
            LocalDate finishBy) {}

    public record Building(
            LocalDate startedOn, String builder, @Nullable LocalDate completedOn, boolean demolished) {}

    public record Accepted(LocalDate on, BigDecimal squareMetres, String quality, boolean toilet) {}

    /** @param deliveredOn when the household received the reasons; null before */
    public record Refused(
            Refusal refusal,
            String reason,
            LocalDate on,
            @Nullable LocalDate deliveredOn,
            @Nullable String delivery) {}

    public record Cancelled(String reason, LocalDate on) {}

    /** The order in which a meeting hears the cases: category first, then D before C. Smaller comes first. */
    public int order() {
        return category.order() * 10 + (grade == DangerGrade.D ? 0 : 1);
    }

    /** How the house is renovated: as decided, else as the household asks. */
    public PlanType method() {
        return proposal == null ? plan : proposal.method();
    }
}
