package org.bangfu.relief;

import org.bangfu.common.CaseNumber;

/** The household withdrew its application; heard in the same transaction. */
public record ReliefWithdrawn(CaseNumber caseNumber, boolean emergency) {}
