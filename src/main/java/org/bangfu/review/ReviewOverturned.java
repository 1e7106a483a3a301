package org.bangfu.review;

import org.bangfu.common.CaseNumber;

/** The result of a review was overturned within the term. */
public record ReviewOverturned(CaseNumber caseNumber) {}
