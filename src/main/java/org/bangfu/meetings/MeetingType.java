package org.bangfu.meetings;

/** Meetings that vote on households. */
public enum MeetingType {
    GROUP_APPRAISAL("村民小组评议会", "户代表或成年村民"),
    VILLAGE_ASSEMBLY("村民代表会议", "村民代表");

    private final String label;
    private final String eligible;

    MeetingType(String label, String eligible) {
        this.label = label;
        this.eligible = eligible;
    }

    public String label() {
        return label;
    }

    /** Who has a vote. */
    public String eligible() {
        return eligible;
    }
}
