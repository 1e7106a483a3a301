package org.bangfu.registry;

import java.time.LocalDate;
import java.util.Map;
import org.bangfu.common.AreaCode;

/**
 * Members who are to leave their household and form one of their own.
 *
 * @param leaving each who leaves and what he is to the new head, code list {@code RELATION}; one of them is the head
 * @param area the new household's villager group or village
 */
public record NewSplit(
        HouseholdId from, Map<MemberId, String> leaving, AreaCode area, String address, LocalDate on, String ground) {

    public NewSplit {
        leaving = Map.copyOf(leaving);
    }
}
