package org.bangfu.relief;

import java.time.LocalDate;

/** Where a helped household is sent on to. */
public record Referral(Target target, String reason, LocalDate on) {

    /** Other schemes, and the monitoring of returns to poverty. */
    public enum Target {
        DIBAO("最低生活保障"),
        MEDICAL_AID("医疗救助"),
        HOUSING("危房鉴定和改造"),
        EDUCATION("教育资助"),
        MONITORING("返贫监测");

        private final String label;

        Target(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
