package org.bangfu.policy.villageexit;

import java.util.Optional;
import org.bangfu.policy.ParameterMissing;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;

/** The items of the score sheet. How many points each is worth is a policy parameter; an item without one is not scored. */
public enum ScoreItem {
    ROADS_MAIN("roads.main", "通村公路"),
    ROADS_GROUP("roads.group", "通组公路"),
    WATER("water", "饮水安全"),
    POWER("power", "用电"),
    EDUCATION_DROPOUT("education.dropout", "义务教育无辍学"),
    EDUCATION_AID("education.aid", "教育资助"),
    MEDICAL_INSURED("medical.insured", "参加医疗保险"),
    MEDICAL_POLICY("medical.policy", "医疗政策"),
    HOUSING("housing", "住房安全"),
    DIBAO("dibao", "低保、五保"),
    ORGANISATION("organisation", "村级组织"),
    SERVICE_PLATFORM("servicePlatform", "村级服务平台"),
    INDUSTRY("industryAndCollective", "产业与集体经济");

    private final String parameter;
    private final String label;

    ScoreItem(String parameter, String label) {
        this.parameter = parameter;
        this.label = label;
    }

    /** The policy parameter with the points that it is worth at most. */
    public String parameter() {
        return "exit.village.score." + parameter;
    }

    public String label() {
        return label;
    }

    /** What it is worth at most; empty when the sheet in force does not define it. */
    Optional<ParameterValue> worth(Policy policy) {
        try {
            return Optional.of(policy.value(parameter()));
        } catch (ParameterMissing e) {
            return Optional.empty();
        }
    }
}
