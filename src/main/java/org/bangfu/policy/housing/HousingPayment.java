package org.bangfu.policy.housing;

import java.time.LocalDate;
import org.bangfu.common.Money;

/**
 * An instalment that is to be paid.
 *
 * @param approved what the household may have in all
 * @param paid what is paid or on its way
 */
public record HousingPayment(Money approved, Money paid, Money next, LocalDate on) {}
