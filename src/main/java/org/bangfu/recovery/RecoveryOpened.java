package org.bangfu.recovery;

import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** A recovery with a case of its own was opened. */
public record RecoveryOpened(CaseNumber caseNumber, AreaCode area) {}
