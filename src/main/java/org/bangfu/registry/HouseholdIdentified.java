package org.bangfu.registry;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;

/** A household was entered into the register as poor. */
public record HouseholdIdentified(HouseholdId household, CaseNumber caseNumber, String householdNo, LocalDate on) {}
