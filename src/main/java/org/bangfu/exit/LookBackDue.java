package org.bangfu.exit;

import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** The visit after an exit is due; its process starts in the same transaction. */
public record LookBackDue(CaseNumber caseNumber, AreaCode area) {}
