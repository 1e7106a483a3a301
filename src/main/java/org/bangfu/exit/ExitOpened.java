package org.bangfu.exit;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** An exit case was opened; its process starts in the same transaction. */
public record ExitOpened(CaseNumber caseNumber, AreaCode area, LocalDate overallDue) {}
