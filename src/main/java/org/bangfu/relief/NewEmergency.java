package org.bangfu.relief;

import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.HouseholdId;

/** What somebody reports. */
public record NewEmergency(
        HouseholdId household,
        Emergency.Channel channel,
        String reporter,
        ReliefCause cause,
        Emergency.Danger danger,
        String report) {}
