package org.bangfu.review;

import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.registry.HouseholdId;

/**
 * A review found that a household may leave poverty: exit verification begins. Heard in the same transaction.
 *
 * @param caseNumber the review
 * @param year whose income was above the line
 * @param person who decided for the county
 */
public record ExitCandidateFound(CaseNumber caseNumber, HouseholdId household, int year, PersonId person) {}
