package org.bangfu.registry;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A split (分户) as it was recorded.
 *
 * @param noticed seen when people who had left a household were registered as another, not applied for
 * @param review the township's answer; null while the split waits for it
 */
public record RecordedSplit(
        long id,
        HouseholdId origin,
        HouseholdId newHousehold,
        AreaCode area,
        LocalDate on,
        boolean noticed,
        String ground,
        PersonId recordedBy,
        LocalDate recordedOn,
        @Nullable Review review) {

    /** @param genuine whether the people live and keep house apart */
    public record Review(boolean genuine, String reason, PersonId by, LocalDate on) {}
}
