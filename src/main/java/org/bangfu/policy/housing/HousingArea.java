package org.bangfu.policy.housing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How large a house is to become, or was measured to be.
 *
 * @param planned whether it is the agreement's area, not the measured one
 */
public record HousingArea(PlanType plan, int persons, BigDecimal squareMetres, boolean planned, LocalDate on) {}
