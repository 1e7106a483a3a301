package org.bangfu.identification;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.policy.application.Applicant;
import org.bangfu.policy.application.ApplicationFacts;
import org.bangfu.policy.income.LivingConditions;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdSplit;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what the register knows about a household into the words of the rules. */
@Component
class HouseholdFacts {

    private final Households households;
    private final CaseFiles caseFiles;

    HouseholdFacts(Households households, CaseFiles caseFiles) {
        this.households = households;
        this.caseFiles = caseFiles;
    }

    /**
     * For R-ID-01, R-ID-02, R-ID-07, R-ID-08. A person is in one household and has a sound id number: the register sees
     * to that before a case can begin.
     *
     * @param village where the household applies
     * @param own the case that asks; null before there is one
     */
    ApplicationFacts application(HouseholdId id, AreaCode village, @Nullable CaseNumber own) {
        Household household = households.get(id);
        boolean livesThere = household.area().at(AreaLevel.VILLAGE).equals(village.at(AreaLevel.VILLAGE));
        List<Applicant> applicants = households.members(id).stream()
                .map(member -> new Applicant(
                        reference(member),
                        member.name(),
                        member.isHead(),
                        null,
                        member.citizenId().birthDate(),
                        member.facts().hukou().isRural(),
                        ofVillage(member, livesThere),
                        null))
                .toList();
        String otherOpenCase = caseFiles.ofHousehold(id).stream()
                .filter(file -> file.isOpen()
                        && file.kind() == CaseKind.IDENTIFICATION
                        && !file.number().equals(own))
                .map(file -> file.number().value())
                .findFirst()
                .orElse(null);
        HouseholdSplit split = household.split();
        return new ApplicationFacts(
                village.at(AreaLevel.VILLAGE),
                applicants,
                household.status() == HouseholdStatus.POOR || household.status() == HouseholdStatus.RELAPSED,
                otherOpenCase,
                split == null ? null : split.on(),
                !households.splitOff(id).isEmpty(),
                household.registeredOn());
    }

    private static @Nullable Boolean ofVillage(Member member, boolean livesThere) {
        return livesThere ? member.facts().hukou().ofVillage() : Boolean.FALSE;
    }

    /** For R-ID-04 and R-ID-05. */
    LivingConditions living(HouseholdId id, YearlySnapshot snapshot, LocalDate foundOn) {
        return new LivingConditions(
                snapshot.year(),
                snapshot.income().wage(),
                snapshot.income().operating(),
                snapshot.income().property(),
                snapshot.income().transfer(),
                snapshot.income().inKind(),
                snapshot.income().operatingCost(),
                snapshot.income().tax(),
                null,
                households.members(id).stream().map(Member::inBudget).toList(),
                snapshot.housing().grade(),
                Boolean.TRUE.equals(snapshot.water().safe()),
                snapshot.spending().medical(),
                foundOn);
    }

    static String reference(Member member) {
        return member.reference();
    }
}
