package org.bangfu.review;

import org.bangfu.common.CaseNumber;
import org.bangfu.policy.review.ResultClass;
import org.bangfu.registry.HouseholdId;

/** The county decided on a review, and the register says so: heard in the same transaction. */
public record ReviewConcluded(CaseNumber caseNumber, HouseholdId household, int year, ResultClass result) {}
