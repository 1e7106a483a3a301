package org.bangfu.housing;

import org.bangfu.common.CaseNumber;

/** An approved renovation is given up. */
public record RenovationCancelled(CaseNumber caseNumber) {}
