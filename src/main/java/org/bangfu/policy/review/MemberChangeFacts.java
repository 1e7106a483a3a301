package org.bangfu.policy.review;

import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * A household's income before and after somebody joins or leaves.
 *
 * @param year of the figures
 * @param netIncome of the household in that year; null when nothing is known
 * @param headsBefore who shared living and budget before
 * @param headsAfter who shares them afterwards
 */
public record MemberChangeFacts(int year, @Nullable Money netIncome, int headsBefore, int headsAfter) {}
