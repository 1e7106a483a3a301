package org.bangfu.relief;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;

/** A registered or exited household had to be helped: monitoring of returns to poverty looks at it. */
public record HardshipReported(CaseNumber caseNumber, HouseholdId household, LocalDate on) {}
