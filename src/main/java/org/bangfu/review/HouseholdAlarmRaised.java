package org.bangfu.review;

import org.bangfu.registry.HouseholdId;

/**
 * Monitoring saw that a household may be falling back, or was wrongly judged. Whoever publishes it starts a review of the
 * household in the same transaction; when one is open already, the alarm is noted there.
 *
 * @param statement what was seen, in one Chinese sentence of at most 1000 characters, for our tables only
 */
public record HouseholdAlarmRaised(HouseholdId household, String statement) {}
