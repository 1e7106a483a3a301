package org.bangfu.exit;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;

/**
 * An exit was wrong (错退): the household is poor again, its pairing and benefits begin anew.
 *
 * @param exitCase the case by which it had exited
 * @param caseNumber the case that found it out
 */
public record ExitReverted(HouseholdId household, CaseNumber exitCase, CaseNumber caseNumber, int year, LocalDate on) {}
