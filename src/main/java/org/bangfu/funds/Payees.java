package org.bangfu.funds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.bangfu.common.Sealing;
import org.bangfu.registry.ComparisonHit;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.springframework.stereotype.Component;

/** Finds out who receives a household's money, and whether that person lives. */
@Component
class Payees {

    private final Households households;
    private final ComparisonLists lists;
    private final Sealing sealing;
    private final Clock clock;

    Payees(Households households, ComparisonLists lists, Sealing sealing, Clock clock) {
        this.households = households;
        this.lists = lists;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** @param periodStart dead means: died on or before this day, or on a day that the list does not tell */
    Optional<Payee> of(HouseholdId household, LocalDate periodStart) {
        return households.members(household).stream()
                .filter(Member::isHead)
                .findFirst()
                .map(head -> new Payee(
                        household,
                        head.name(),
                        sealing.lookup("citizen|" + head.citizenId().value()),
                        isDead(head, periodStart)));
    }

    private boolean isDead(Member head, LocalDate periodStart) {
        return lists.hits(head.household(), LocalDate.now(clock)).stream()
                .anyMatch(hit -> hit.source() == ComparisonSource.DEATH
                        && hit.member().equals(head.id())
                        && hit.matchedBy() == ComparisonHit.MatchedBy.ID
                        && (hit.since() == null || !hit.since().isAfter(periodStart)));
    }
}
