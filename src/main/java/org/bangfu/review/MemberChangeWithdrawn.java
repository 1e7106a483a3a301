package org.bangfu.review;

import org.bangfu.common.CaseNumber;

/** The village took back its report of a change of members. */
public record MemberChangeWithdrawn(CaseNumber caseNumber) {}
