package org.bangfu.review;

import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * A review as somebody asks for it.
 *
 * @param event what happened; set for {@link ReviewOrigin#EVENT} and for nothing else
 * @param statement what was seen or said, at most 1000 characters
 */
public record NewReview(
        HouseholdId household,
        ReviewOrigin origin,
        @Nullable LifeEvent event,
        String statement) {}
