package org.bangfu.funds;

/** What became of a request to promise money: a {@link Grant} or a {@link Refusal}. */
public sealed interface GrantResult permits Grant, Refusal {}
