package org.bangfu.housing;

import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** A household has asked for its house to be renovated. */
public record RenovationOpened(CaseNumber caseNumber, AreaCode area) {}
