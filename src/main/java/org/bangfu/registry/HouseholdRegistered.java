package org.bangfu.registry;

import org.bangfu.common.AreaCode;

/** A household became known to the register. Imports of many households do not publish it one by one. */
public record HouseholdRegistered(HouseholdId household, AreaCode area, RegistrationCause cause) {}
