package org.bangfu.policy.income;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a household earned in the base year and lives now, as found at the visit.
 *
 * @param baseYear the last full year before the application
 * @param inKind what was grown and eaten, valued
 * @param statedPerHead the income per head on the form, when somebody wrote one
 * @param houseGrade A to D, or null when no grade was given
 * @param selfPaidMedical what illness cost the household itself in the base year
 * @param foundOn the day of the visit
 */
public record LivingConditions(
        int baseYear,
        Money wage,
        Money operating,
        Money property,
        Money transfer,
        Money inKind,
        Money operatingCost,
        Money tax,
        @Nullable Money statedPerHead,
        List<BudgetMember> members,
        @Nullable String houseGrade,
        boolean waterSafe,
        Money selfPaidMedical,
        LocalDate foundOn) {

    public LivingConditions {
        members = List.copyOf(members);
    }

    /** {@code wage + operating + property + transfer + inKind - operatingCost - tax}. */
    public Money netIncome() {
        return wage.plus(operating)
                .plus(property)
                .plus(transfer)
                .plus(inKind)
                .minus(operatingCost)
                .minus(tax);
    }
}
