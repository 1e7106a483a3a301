package org.bangfu.casefile;

import java.util.Optional;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.engine.ActingBars;
import org.bangfu.people.Staff;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.springframework.stereotype.Component;

/** Nobody handles the case of a household in which a near relative lives. */
@Component
class CaseRelatives implements ActingBars {

    private final CaseFiles cases;
    private final Households households;
    private final Staff staff;

    CaseRelatives(CaseFiles cases, Households households, Staff staff) {
        this.cases = cases;
        this.households = households;
        this.staff = staff;
    }

    @Override
    public Optional<String> bar(PersonId person, CaseNumber caseNumber) {
        if (!staff.hasDeclaredRelatives(person)) {
            return Optional.empty();
        }
        return cases.find(caseNumber)
                .filter(file -> !file.isOfVillage())
                .filter(file -> staff.hasDeclaredRelative(
                        person,
                        households.members(file.household()).stream()
                                .map(Member::citizenId)
                                .toList()))
                .map(file -> "您已申报与案卷 " + caseNumber + " 的家庭成员有近亲属关系，应当回避，请由同岗位其他人员办理");
    }
}
