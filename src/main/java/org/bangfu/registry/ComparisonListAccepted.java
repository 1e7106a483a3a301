package org.bangfu.registry;

/** A department's list counts from now on; heard in the same transaction. */
public record ComparisonListAccepted(ComparisonSource source, long importId) {}
