package org.bangfu.common;

import java.util.Arrays;
import java.util.Optional;

/** What a post allows. A role together with an area is a {@link Seat}. */
public enum Role {
    VILLAGER_GROUP("villager-group", "村民小组", AreaLevel.GROUP, Tier.VILLAGE),
    VILLAGE_COMMITTEE("village-committee", "村“两委”", AreaLevel.VILLAGE, Tier.VILLAGE),
    VILLAGE_TEAM("village-team", "驻村工作队", AreaLevel.VILLAGE, Tier.VILLAGE),
    TOWNSHIP_OFFICE("township-office", "乡镇扶贫站", AreaLevel.TOWNSHIP, Tier.TOWNSHIP),
    TOWNSHIP_CIVIL("township-civil", "乡镇民政所", AreaLevel.TOWNSHIP, Tier.TOWNSHIP),
    TOWNSHIP_BUILD("township-build", "乡镇村镇建设站", AreaLevel.TOWNSHIP, Tier.TOWNSHIP),
    /** Decides on provisional relief from the township's imprest. */
    TOWNSHIP_HEAD("township-head", "乡镇负责人", AreaLevel.TOWNSHIP, Tier.TOWNSHIP),
    COUNTY_POVERTY("county-poverty", "县扶贫办", AreaLevel.COUNTY, Tier.COUNTY),
    COUNTY_LEADING_GROUP("county-leading-group", "县扶贫开发领导小组", AreaLevel.COUNTY, Tier.LEADING_GROUP),
    CIVIL_AFFAIRS("civil-affairs", "县民政局", AreaLevel.COUNTY, Tier.COUNTY),
    HOUSING_BUREAU("housing-bureau", "县住建局", AreaLevel.COUNTY, Tier.COUNTY),
    EDUCATION("education", "县教育局", AreaLevel.COUNTY, Tier.COUNTY),
    MEDICAL("medical", "县卫计局（新农合办）", AreaLevel.COUNTY, Tier.COUNTY),
    WATER("water", "县水利局", AreaLevel.COUNTY, Tier.COUNTY),
    DISABLED("disabled", "县残联", AreaLevel.COUNTY, Tier.COUNTY),
    FINANCE("finance", "县财政局", AreaLevel.COUNTY, Tier.COUNTY),
    SUPERVISION("supervision", "县纪检监察", AreaLevel.COUNTY, Tier.COUNTY),
    /** Edits models, decision tables and forms; sees no case content. */
    PROCESS_DESIGNER("process-designer", "流程设计员", AreaLevel.COUNTY, Tier.NONE),
    /** Reads everything within the area, acts on nothing. */
    AUDITOR("auditor", "审计监督", AreaLevel.COUNTY, Tier.NONE),
    /** Keeps people and posts; sees no case content. */
    SYSTEM_ADMINISTRATOR("system-administrator", "系统管理员", AreaLevel.COUNTY, Tier.NONE);

    /** The levels of a case: a person acts on one of them only (four-eyes principle). */
    public enum Tier {
        VILLAGE,
        TOWNSHIP,
        COUNTY,
        LEADING_GROUP,
        NONE
    }

    private final String id;
    private final String label;
    private final AreaLevel level;
    private final Tier tier;

    Role(String id, String label, AreaLevel level, Tier tier) {
        this.id = id;
        this.label = label;
        this.level = level;
        this.tier = tier;
    }

    /** The role's name in models, seats and demo data. */
    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** The level of the areas on which this role is held. */
    public AreaLevel level() {
        return level;
    }

    public Tier tier() {
        return tier;
    }

    /** Whether a holder may read cases at all: those of the area, or of a department's own kinds only. */
    public boolean readsCases() {
        return this != PROCESS_DESIGNER && this != SYSTEM_ADMINISTRATOR;
    }

    /** A county department reads only the cases of the kinds that it takes part in, and not the register. */
    public boolean isDepartment() {
        return switch (this) {
            case CIVIL_AFFAIRS, HOUSING_BUREAU, EDUCATION, MEDICAL, WATER, DISABLED, FINANCE -> true;
            default -> false;
        };
    }

    /** Whether a holder may read every case, household and file of the area. */
    public boolean readsRegister() {
        return readsCases() && !isDepartment();
    }

    /** Who is told when a term of this role has run out. */
    public Role superior() {
        return switch (this) {
            case TOWNSHIP_CIVIL -> CIVIL_AFFAIRS;
            case TOWNSHIP_BUILD -> HOUSING_BUREAU;
            default ->
                switch (tier) {
                    case VILLAGE -> TOWNSHIP_OFFICE;
                    case TOWNSHIP -> COUNTY_POVERTY;
                    case COUNTY, LEADING_GROUP, NONE -> COUNTY_LEADING_GROUP;
                };
        };
    }

    /** Whether a holder may complete tasks of cases. */
    public boolean actsOnCases() {
        return tier != Tier.NONE;
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }
}
