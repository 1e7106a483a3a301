package org.bangfu.housing;

import org.bangfu.common.CaseNumber;

/** The household does not want it any more; nothing is approved yet. */
public record RenovationWithdrawn(CaseNumber caseNumber) {}
