package org.bangfu.notices;

import java.time.Instant;
import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.jspecify.annotations.Nullable;

/**
 * An objection against a household's line on a notice; a case of its own.
 *
 * @param number its case
 * @param about the case objected to
 * @param sheet the sheet on which that case stands
 * @param objector name, empty when anonymous
 * @param contact how to reach the objector, empty when not given
 * @param level who investigates
 */
public record Objection(
        CaseNumber number,
        CaseNumber about,
        CaseNumber sheet,
        Channel channel,
        boolean anonymous,
        String objector,
        String contact,
        String ground,
        boolean againstHandler,
        Role.Tier level,
        Instant filedAt,
        PersonId registeredBy,
        @Nullable Result result,
        @Nullable String findings,
        @Nullable String answer,
        @Nullable Instant decidedAt,
        @Nullable PersonId decidedBy,
        @Nullable Delivery delivery) {

    public boolean isOpen() {
        return result == null;
    }

    /** How it came in. */
    public enum Channel {
        VISIT("来访"),
        LETTER("来信"),
        PHONE("来电"),
        HOTLINE_12317("12317热线"),
        PETITION("信访转办");

        private final String label;

        Channel(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What the investigation found. */
    public enum Result {
        UPHELD("异议成立"),
        PARTLY("部分成立"),
        DISMISSED("不成立"),
        WITHDRAWN("异议人撤回");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How the answer reached the objector. */
    public record Delivery(Way way, LocalDate on, String note) {}

    /** Ways of delivering an answer. */
    public enum Way {
        IN_PERSON("当面送达"),
        POST("邮寄"),
        LEFT("留置送达"),
        POSTED("在公示地点张贴");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
