package org.bangfu.villageexit;

import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** A village has applied to exit; its process starts in the same transaction. */
public record VillageExitOpened(CaseNumber caseNumber, AreaCode village) {}
