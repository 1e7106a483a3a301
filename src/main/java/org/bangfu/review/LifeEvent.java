package org.bangfu.review;

/** What happened in a household that calls for a review. */
public enum LifeEvent {
    BIRTH("生育"),
    DEATH("死亡"),
    MARRIAGE("婚嫁"),
    ILLNESS("重病重残"),
    DISASTER("受灾"),
    NEW_VEHICLE("新购车辆"),
    NEW_HOUSE("新购建住房"),
    NEW_JOB("新就业或经营"),
    OTHER("其他重大变化");

    private final String label;

    LifeEvent(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
