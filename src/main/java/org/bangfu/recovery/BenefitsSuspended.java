package org.bangfu.recovery;

import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;

/** Running benefits of a household are suspended until it has paid back what it owes. */
public record BenefitsSuspended(CaseNumber caseNumber, HouseholdId household) {}
