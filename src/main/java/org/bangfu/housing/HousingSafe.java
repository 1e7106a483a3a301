package org.bangfu.housing;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;

/** A household lives in a safe house now: the register says so. Heard in the same transaction. */
public record HousingSafe(HouseholdId household, CaseNumber caseNumber, LocalDate on) {}
