package org.bangfu.registry;

/** A household's status changed; entering as poor publishes this too, beside {@link HouseholdIdentified}. */
public record HouseholdStatusChanged(StatusChange change) {}
