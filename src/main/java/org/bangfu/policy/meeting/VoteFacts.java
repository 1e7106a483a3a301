package org.bangfu.policy.meeting;

/**
 * A vote on one household.
 *
 * @param members who may vote in this body: adults or household representatives of the group, village representatives
 * @param present how many came, the recused included
 * @param recused present but kept from this vote by a near relationship
 */
public record VoteFacts(int members, int present, int recused, int yes, int no, int abstained) {}
