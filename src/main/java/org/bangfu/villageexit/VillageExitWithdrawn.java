package org.bangfu.villageexit;

import org.bangfu.common.CaseNumber;

/** A village has withdrawn its application. */
public record VillageExitWithdrawn(CaseNumber caseNumber) {}
