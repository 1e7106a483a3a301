package org.bangfu.funds;

/** What became of a step of imprest money: a {@link ProvisionalPayment} or a {@link Refusal}. */
public sealed interface ImprestResult permits ProvisionalPayment, Refusal {}
