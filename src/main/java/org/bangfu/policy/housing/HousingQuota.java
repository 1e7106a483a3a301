package org.bangfu.policy.housing;

import java.time.LocalDate;

/**
 * The county's places of a year.
 *
 * @param taken how many other households have one
 */
public record HousingQuota(int year, int taken, LocalDate on) {}
