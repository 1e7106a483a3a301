package org.bangfu.registry;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.bangfu.common.CitizenId;
import org.jspecify.annotations.Nullable;

/**
 * What the data-quality rules look at, stored or about to be imported.
 *
 * @param declaredMembers the number of people that the household's sheet or the year's figures state; null when not stated
 * @param on the day for ages
 */
public record QualityFacts(
        HouseholdStatus status,
        List<Person> people,
        @Nullable Integer declaredMembers,
        @Nullable YearlySnapshot snapshot,
        LocalDate on) {

    /** @param citizenId null when what was written is not an id number */
    public record Person(
            String name,
            @Nullable CitizenId citizenId,
            @Nullable String relation,
            MemberFacts facts) {

        boolean agedBetween(int from, int to, LocalDate on) {
            if (citizenId == null) {
                return false;
            }
            int age = Period.between(citizenId.birthDate(), on).getYears();
            return age >= from && age <= to;
        }
    }

    public static QualityFacts of(
            Household household, List<Member> members, @Nullable YearlySnapshot snapshot, LocalDate on) {
        List<Person> people = members.stream()
                .map(member -> new Person(member.name(), member.citizenId(), member.relation(), member.facts()))
                .toList();
        return new QualityFacts(household.status(), people, null, snapshot, on);
    }
}
