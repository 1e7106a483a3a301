package org.bangfu.policy.relief;

import java.time.LocalDate;
import org.bangfu.common.Money;

/**
 * Relief that the household was awarded before.
 *
 * @param emergency by the emergency procedure
 */
public record EarlierRelief(String caseNumber, ReliefCause cause, boolean emergency, Money amount, LocalDate on) {}
