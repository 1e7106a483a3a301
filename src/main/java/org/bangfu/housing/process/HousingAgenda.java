package org.bangfu.housing.process;

import org.bangfu.common.CaseNumber;
import org.bangfu.housing.HousingRenovations;
import org.bangfu.housing.Renovation;
import org.bangfu.meetings.MeetingAgenda;
import org.bangfu.meetings.MeetingType;
import org.bangfu.policy.housing.DangerGrade;
import org.springframework.stereotype.Component;

/** The step of renovation that the village's assembly decides, household by household in the order of need. */
@Component
class HousingAgenda implements MeetingAgenda {

    private final HousingRenovations renovations;

    HousingAgenda(HousingRenovations renovations) {
        this.renovations = renovations;
    }

    @Override
    public MeetingType type() {
        return MeetingType.VILLAGE_ASSEMBLY;
    }

    @Override
    public String process() {
        return HousingRenovationProcess.ID;
    }

    @Override
    public String taskKey() {
        return HousingRenovationProcess.APPRAISE_IN_VILLAGE;
    }

    @Override
    public String question() {
        return "是否同意列入农村危房改造";
    }

    @Override
    public int order(CaseNumber caseNumber) {
        return renovations.get(caseNumber).order();
    }

    @Override
    public String remark(CaseNumber caseNumber) {
        Renovation renovation = renovations.get(caseNumber);
        DangerGrade grade = renovation.grade();
        return renovation.category().label() + "，" + (grade == null ? "未鉴定" : grade.label());
    }
}
