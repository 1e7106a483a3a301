package org.bangfu.policy.exclusion;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Why a household may be listed although a rule bars it: by evidence, proposed by the township, confirmed by the county. */
public enum ExceptionCode {
    PUBLIC_WELFARE_POST("公益性岗位", "X01"),
    TEMPORARY_WORK("临时工、合同保洁等", "X01"),
    PARENT_APART("与财政供养子女分开居住的父母，已核实赡养", "X01"),
    LEFT_HOUSEHOLD("本人已不是家庭成员", "X01", "X03", "X04", "X05"),
    SMALL_VEHICLE("普通三轮车、摩托车或小型农用车", "X03"),
    CHILDS_VEHICLE("另立户子女的车辆", "X03"),
    SOLD_OR_SCRAPPED("已转让或报废，未办理变更登记", "X03"),
    ADAPTED_VEHICLE("残疾人改装车", "X03"),
    RELOCATION_HOUSE("易地搬迁安置房", "X04"),
    INHERITED_SHARE("继承的份额，不能居住", "X04"),
    HOUSE_DESTROYED("房屋已灭失", "X04"),
    MEDICAL_NEED("唯一住所，因治病需要", "X04"),
    NOMINAL_SHARE("扶贫合作社名义股东", "X05"),
    CLOSED_BUSINESS("已停业的空壳", "X05"),
    NAME_USED("被他人冒用身份", "X01", "X03", "X04", "X05"),
    STUDYING("在外就学", "X07"),
    IN_HOSPITAL("住院治疗", "X07"),
    MIGRANT_IN_NEED("外出务工而确需帮扶", "X07"),
    SCHOLARSHIP("公费或奖学金留学", "X08"),
    LOAN_INSURANCE("贷款附带的保险", "X08");

    private final String label;
    private final Set<String> rules;

    ExceptionCode(String label, String... rules) {
        this.label = label;
        this.rules = Set.of(rules);
    }

    public String label() {
        return label;
    }

    /** Whether this is a legitimate exception to the rule; X11 has none. */
    public boolean appliesTo(String ruleId) {
        return rules.contains(ruleId);
    }

    public static List<ExceptionCode> forRule(String ruleId) {
        return Arrays.stream(values()).filter(code -> code.appliesTo(ruleId)).toList();
    }
}
