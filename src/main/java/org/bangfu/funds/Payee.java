package org.bangfu.funds;

import org.bangfu.registry.HouseholdId;

/**
 * Who receives a household's money: its head.
 *
 * @param lookup keyed hash of the id number
 */
record Payee(HouseholdId household, String name, String lookup, boolean dead) {

    @Override
    public String toString() {
        return "Payee[" + household + "]";
    }
}
