package org.bangfu.review;

import org.bangfu.common.CaseNumber;

/** A review was withdrawn before the county decided. */
public record ReviewWithdrawn(CaseNumber caseNumber) {}
