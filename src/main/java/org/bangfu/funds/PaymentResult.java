package org.bangfu.funds;

/** What became of a request to pay: a {@link Payment} that waits for a batch, or a {@link Refusal}. */
public sealed interface PaymentResult permits Payment, Refusal {}
