package org.bangfu.review;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** A review was opened; heard in the same transaction. */
public record ReviewOpened(CaseNumber caseNumber, AreaCode area, LocalDate overallDue) {}
