package org.bangfu.exit;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;

/**
 * A household has left the register of the poor: its pairing ends, its tracking begins.
 *
 * @param year the year for which its income was verified
 * @param benefitsContinueUntil the last day on which policies for the poor go on
 */
public record HouseholdExited(
        HouseholdId household, CaseNumber caseNumber, int year, LocalDate on, LocalDate benefitsContinueUntil) {}
