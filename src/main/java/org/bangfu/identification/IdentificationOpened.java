package org.bangfu.identification;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** An identification was opened; its process starts in the same transaction. */
public record IdentificationOpened(CaseNumber caseNumber, AreaCode area, boolean applied, LocalDate overallDue) {}
