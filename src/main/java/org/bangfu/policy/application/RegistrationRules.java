package org.bangfu.policy.application;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bangfu.policy.Input;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;
import org.bangfu.policy.Profile;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;
import org.bangfu.policy.application.RegistrationFacts.Attribute;

/**
 * The register form. R-ID-09 {@code attribute} FAIL, {@code noList} REVIEW; R-CAUSE {@code mainCauses},
 * {@code otherCauses}, {@code repeatedCause} FAIL.
 */
public final class RegistrationRules {

    public static final Rule<RegistrationFacts> ATTRIBUTE = new Rule<>(
            "R-ID-09", 1, "户属性与民政在册情况一致", "《贫困户登记表》指标说明", Profile.SUINING_2015, RegistrationRules::attribute);

    public static final Rule<RegistrationFacts> CAUSES =
            new Rule<>("R-CAUSE", 1, "致贫原因一主至多两辅", "《贫困户登记表》指标说明", Profile.SUINING_2015, RegistrationRules::causes);

    public static final RuleSet<RegistrationFacts> SET =
            new RuleSet<>("registration", "登记表核查", RegistrationFacts.class, List.of(ATTRIBUTE, CAUSES));

    private RegistrationRules() {}

    private static void attribute(RegistrationFacts facts, Policy policy, Rule.Found found) {
        Input chosen = Input.of("户属性", facts.attribute().label(), "登记表", policy.on());
        if (facts.civilAffairsListOf() == null) {
            found.add(Severity.REVIEW, "noList", "没有近期的低保、五保名单，请向民政部门核实户属性并写明。", chosen);
            return;
        }
        boolean dibao = facts.attribute() == Attribute.DIBAO || facts.attribute() == Attribute.DIBAO_POOR;
        boolean wubao = facts.attribute() == Attribute.WUBAO;
        boolean agrees = facts.onWubaoList() ? wubao : facts.onDibaoList() ? dibao : !dibao && !wubao;
        if (!agrees) {
            String listed = facts.onWubaoList() ? "五保在册" : facts.onDibaoList() ? "低保在册" : "低保、五保均不在册";
            found.add(
                    Severity.FAIL,
                    "attribute",
                    "户属性填为“" + facts.attribute().label() + "”，民政名单上该户" + listed + "，请更正户属性或先核实名单。",
                    chosen,
                    Input.of("民政名单", listed, "民政局名单", facts.civilAffairsListOf()));
        }
    }

    private static void causes(RegistrationFacts facts, Policy policy, Rule.Found found) {
        ParameterValue main = policy.value("id.causes.mainCount");
        ParameterValue other = policy.value("id.causes.otherMax");
        if (facts.mainCauses().size() != main.asInt()) {
            found.add(
                    Severity.FAIL,
                    "mainCauses",
                    "主要致贫原因应选" + main.asInt() + "项，现选" + facts.mainCauses().size() + "项，请更正。",
                    Input.of("主要致贫原因项数", main));
        }
        if (facts.otherCauses().size() > other.asInt()) {
            found.add(
                    Severity.FAIL,
                    "otherCauses",
                    "其他致贫原因至多选" + other.asInt() + "项，现选" + facts.otherCauses().size() + "项，请更正。",
                    Input.of("其他致贫原因项数", other));
        }
        Set<String> seen = new HashSet<>(facts.mainCauses());
        if (seen.size() < facts.mainCauses().size()
                || facts.otherCauses().stream().anyMatch(cause -> !seen.add(cause))) {
            found.add(
                    Severity.FAIL,
                    "repeatedCause",
                    "同一致贫原因选了两次，请删去重复的一项。",
                    Input.of("致贫原因", "有重复", "登记表", policy.on()));
        }
    }
}
