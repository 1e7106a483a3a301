package org.bangfu.common;

import java.util.Arrays;
import java.util.Optional;

/** What a post allows. A role together with an area is a {@link Seat}. */
public enum Role {
    VILLAGER_GROUP("villager-group", "村民小组", AreaLevel.GROUP, Tier.VILLAGE),
    VILLAGE_COMMITTEE("village-committee", "村“两委”", AreaLevel.VILLAGE, Tier.VILLAGE),
    VILLAGE_TEAM("village-team", "驻村工作队", AreaLevel.VILLAGE, Tier.VILLAGE),
    TOWNSHIP_OFFICE("township-office", "乡镇扶贫站", AreaLevel.TOWNSHIP, Tier.TOWNSHIP),
    COUNTY_POVERTY("county-poverty", "县扶贫办", AreaLevel.COUNTY, Tier.COUNTY),
    COUNTY_LEADING_GROUP("county-leading-group", "县扶贫开发领导小组", AreaLevel.COUNTY, Tier.LEADING_GROUP),
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

    /** Whether a holder may read the cases, households and files of the area. */
    public boolean readsCases() {
        return this != PROCESS_DESIGNER && this != SYSTEM_ADMINISTRATOR;
    }

    /** Whether a holder may complete tasks of cases. */
    public boolean actsOnCases() {
        return tier != Tier.NONE;
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }
}
