package org.bangfu.relief;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** A relief case was opened; its process starts in the same transaction. */
public record ReliefOpened(CaseNumber caseNumber, AreaCode area, LocalDate overallDue) {}
