package org.bangfu.registry;

import java.util.List;
import org.bangfu.common.AreaCode;
import org.jspecify.annotations.Nullable;

/**
 * A household to register.
 *
 * @param area the villager group, or the village when the group is not known
 */
public record NewHousehold(
        AreaCode area,
        String address,
        @Nullable String phone,
        @Nullable BankAccount account,
        FamilyMarks marks,
        @Nullable HouseholdSplit split,
        List<NewMember> members) {

    public NewHousehold {
        members = List.copyOf(members);
    }

    public NewHousehold(AreaCode area, String address, @Nullable String phone, List<NewMember> members) {
        this(area, address, phone, null, FamilyMarks.UNKNOWN, null, members);
    }
}
