package org.bangfu.funds;

/** What became of a request to give up a grant: {@link Cancelled} or a {@link Refusal}. */
public sealed interface CancelResult permits Cancelled, Refusal {}
