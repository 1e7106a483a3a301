package org.bangfu.sampling;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * A draw of households.
 *
 * @param seed with it, and the households of the day in the order of their ids, the draw can be repeated
 */
public record Draw(
        long id,
        String title,
        AreaCode area,
        long seed,
        LocalDate on,
        PersonId by,
        List<Size> sizes,
        List<Visit> visits) {

    public Draw {
        sizes = List.copyOf(sizes);
        visits = List.copyOf(visits);
    }

    public record Size(Stratum stratum, int all, int drawn) {}

    /** @param answer null before the visit */
    public record Visit(
            Stratum stratum,
            int position,
            HouseholdId household,
            @Nullable Answer answer) {}

    /**
     * @param persons how many live in the household
     * @param wrong how many of them exited wrongly, or were missed
     * @param approves whether the household approves of the work
     */
    public record Answer(int persons, int wrong, boolean approves, String note, LocalDate on, PersonId by) {}
}
