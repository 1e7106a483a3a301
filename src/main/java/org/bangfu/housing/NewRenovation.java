package org.bangfu.housing;

import org.bangfu.policy.housing.PlanType;
import org.bangfu.registry.HouseholdId;

/**
 * What a household asks for.
 *
 * @param soleDwelling whether it says that it has no other house
 * @param proven whether it hands in a proof of poverty, for those on no list
 */
public record NewRenovation(
        HouseholdId household,
        Renovation.House house,
        boolean soleDwelling,
        boolean proven,
        PlanType plan,
        String statement) {}
