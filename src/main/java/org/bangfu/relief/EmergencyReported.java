package org.bangfu.relief;

import java.time.Instant;
import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** An emergency was reported; its process starts in the same transaction. */
public record EmergencyReported(CaseNumber caseNumber, AreaCode area, Instant actDue, LocalDate confirmDue) {}
