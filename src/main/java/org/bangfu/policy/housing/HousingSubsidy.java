package org.bangfu.policy.housing;

import java.time.LocalDate;
import org.bangfu.common.Money;

/** The amount that is proposed for a household. */
public record HousingSubsidy(SubsidyClass subsidyClass, Money amount, LocalDate on) {}
