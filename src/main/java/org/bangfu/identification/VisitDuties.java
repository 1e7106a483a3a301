package org.bangfu.identification;

import java.util.List;
import java.util.Optional;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.people.Staff;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.springframework.stereotype.Component;

/** Which households a level has to visit itself before it agrees. */
@Component
class VisitDuties {

    private final IdentificationCases cases;
    private final Samples samples;
    private final Households households;
    private final Staff staff;

    VisitDuties(IdentificationCases cases, Samples samples, Households households, Staff staff) {
        this.cases = cases;
        this.samples = samples;
        this.households = households;
        this.staff = staff;
    }

    /** What a level has to know about visiting the household: drawn, a relative of staff, or already visited. */
    Optional<VisitDuty> of(Role.Tier tier, CaseNumber number) {
        return samples.lot(tier, number)
                .map(lot -> new VisitDuty(lot.drawn(), isRelatedToStaff(number), lot.visitedOn(), lot.finding()));
    }

    private boolean isRelatedToStaff(CaseNumber number) {
        Identification identification =
                cases.find(number).orElseThrow(() -> new IllegalStateException("没有识别案卷 " + number));
        List<CitizenId> members = households.members(identification.household()).stream()
                .map(Member::citizenId)
                .toList();
        for (Role role : Role.values()) {
            if (role.actsOnCases()) {
                for (PersonId holder : staff.holdersOf(Seat.forCase(role, identification.area()))) {
                    if (staff.hasDeclaredRelative(holder, members)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
