package org.bangfu.review;

import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** A change of members was reported; heard in the same transaction. */
public record MemberChangeReported(CaseNumber caseNumber, AreaCode area) {}
