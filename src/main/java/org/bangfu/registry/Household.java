package org.bangfu.registry;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.jspecify.annotations.Nullable;

/**
 * A household as it stands in the register.
 *
 * @param area the villager group, or the village when the group is not known
 * @param householdNo given when it first enters as poor
 * @param phoneMasked such as {@code 138****1234}
 * @param accountMasked bank and last four digits
 * @param entry what it was entered with, when it is or was poor
 */
public record Household(
        HouseholdId id,
        AreaCode area,
        @Nullable String householdNo,
        String headName,
        String address,
        @Nullable String phoneMasked,
        @Nullable String accountMasked,
        FamilyMarks marks,
        HouseholdStatus status,
        @Nullable RegisterEntry entry,
        @Nullable HouseholdSplit split,
        RegistrationCause cause,
        LocalDate registeredOn) {}
