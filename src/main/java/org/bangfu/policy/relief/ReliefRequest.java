package org.bangfu.policy.relief;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it comes in.
 *
 * @param emergency whether the emergency procedure is asked for
 * @param earlier what the household was awarded before, without the emergency relief that this request follows up
 * @param fraudFoundOn the last day on which the household was found to have obtained relief by fraud
 */
public record ReliefRequest(
        ReliefCause cause,
        boolean emergency,
        LocalDate askedOn,
        List<EarlierRelief> earlier,
        @Nullable LocalDate fraudFoundOn) {

    public ReliefRequest {
        earlier = List.copyOf(earlier);
    }
}
