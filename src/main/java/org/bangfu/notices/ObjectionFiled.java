package org.bangfu.notices;

import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;

/** An objection was registered; heard in the same transaction. */
public record ObjectionFiled(CaseNumber number, CaseNumber about, AreaCode area, Role.Tier level) {}
