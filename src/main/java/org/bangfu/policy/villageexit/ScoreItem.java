package org.bangfu.policy.villageexit;

import java.util.Optional;
import org.bangfu.policy.ParameterMissing;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;

/** The items of the score sheet. How many points each is worth is a policy parameter; an item without one is not scored. */
public enum ScoreItem {
    ROADS_MAIN("roadsMain", "roads.main", "通村公路"),
    ROADS_GROUP("roadsGroup", "roads.group", "通组公路"),
    WATER("water", "water", "饮水安全"),
    POWER("power", "power", "用电"),
    EDUCATION_DROPOUT("educationDropout", "education.dropout", "义务教育无辍学"),
    EDUCATION_AID("educationAid", "education.aid", "教育资助"),
    MEDICAL_INSURED("medicalInsured", "medical.insured", "参加医疗保险"),
    MEDICAL_POLICY("medicalPolicy", "medical.policy", "医疗政策"),
    HOUSING("housing", "housing", "住房安全"),
    DIBAO("dibao", "dibao", "低保、五保"),
    ORGANISATION("organisation", "organisation", "村级组织"),
    SERVICE_PLATFORM("servicePlatform", "servicePlatform", "村级服务平台"),
    INDUSTRY("industryAndCollective", "industryAndCollective", "产业与集体经济");

    private final String formKey;
    private final String parameter;
    private final String label;

    ScoreItem(String formKey, String parameter, String label) {
        this.formKey = formKey;
        this.parameter = parameter;
        this.label = label;
    }

    /** Its name in the form of the score sheet. */
    public String formKey() {
        return formKey;
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
