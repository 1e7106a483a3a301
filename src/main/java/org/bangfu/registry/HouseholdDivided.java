package org.bangfu.registry;

/** A household was split off another; heard in the same transaction. */
public record HouseholdDivided(RecordedSplit split) {}
