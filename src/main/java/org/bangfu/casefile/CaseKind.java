package org.bangfu.casefile;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bangfu.common.Role;

/** What a case is about. */
public enum CaseKind {
    IDENTIFICATION("P1", "贫困户识别", "household-identification", true),
    REVIEW("P2", "动态复核", "household-review", true),
    MEMBER_CHANGE("P2M", "家庭成员变更", "member-change", true),
    RELIEF("P3A", "临时救助", "temporary-relief", true, Role.CIVIL_AFFAIRS, Role.FINANCE),
    EMERGENCY_RELIEF("P3B", "紧急救助", "emergency-relief", true, Role.CIVIL_AFFAIRS, Role.FINANCE),
    HOUSING(
            "P4",
            "农村危房改造",
            "housing-renovation",
            true,
            Role.HOUSING_BUREAU,
            Role.CIVIL_AFFAIRS,
            Role.DISABLED,
            Role.FINANCE),
    EXIT(
            "P5",
            "贫困户退出",
            "household-exit",
            true,
            Role.HOUSING_BUREAU,
            Role.EDUCATION,
            Role.MEDICAL,
            Role.WATER,
            Role.CIVIL_AFFAIRS),
    /** About an exit: the visit a year later. */
    LOOK_BACK("P5B", "退出回访", "exit-look-back", false),
    /** About a whole village, without a household; one at a time in a village. */
    VILLAGE_EXIT(
            "P6",
            "贫困村退出",
            "village-exit",
            true,
            Role.HOUSING_BUREAU,
            Role.EDUCATION,
            Role.MEDICAL,
            Role.WATER,
            Role.CIVIL_AFFAIRS,
            Role.DISABLED,
            Role.FINANCE),
    /** About another case: a household may have several at once. */
    RECOVERY("P27", "待遇追回", "benefit-recovery", false, Role.CIVIL_AFFAIRS, Role.HOUSING_BUREAU, Role.FINANCE),
    /** About another case: a household may have several at once. */
    OBJECTION("P26", "异议办理", "objection", false);

    private final String code;
    private final String label;
    private final String process;
    private final boolean onePerHousehold;
    private final Set<Role> departments;

    CaseKind(String code, String label, String process, boolean onePerHousehold, Role... departments) {
        this.code = code;
        this.label = label;
        this.process = process;
        this.onePerHousehold = onePerHousehold;
        this.departments = Set.of(departments);
    }

    /** The first part of its case numbers. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The id of the process that handles it. */
    public String process() {
        return process;
    }

    /** Whether a household may have only one open case of this kind; the database refuses a second. */
    public boolean onePerHousehold() {
        return onePerHousehold;
    }

    /** The county departments that take part in such cases and may therefore read them. */
    public Set<Role> departments() {
        return departments;
    }

    public static Optional<CaseKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
