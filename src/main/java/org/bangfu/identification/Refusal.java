package org.bangfu.identification;

import org.bangfu.casefile.Outcome;

/** Why a household is not identified; each has an end of its own in the model and a written answer. */
public enum Refusal {
    NOT_POOR(Outcome.of("REJECTED_NOT_POOR", "不符合贫困标准")),
    VETO(Outcome.of("REJECTED_VETO", "有否决情形")),
    BY_VOTE(Outcome.of("REJECTED_BY_VOTE", "村民代表大会未通过")),
    BY_TOWNSHIP(Outcome.of("REJECTED_BY_TOWNSHIP", "乡镇不予同意")),
    BY_COUNTY(Outcome.of("REJECTED_BY_COUNTY", "县级不予同意")),
    OBJECTION(Outcome.of("OBJECTION_UPHELD", "公示异议成立"));

    private final Outcome outcome;

    Refusal(Outcome outcome) {
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }

    public String label() {
        return outcome.label();
    }
}
