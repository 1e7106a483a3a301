package org.bangfu.relief;

import java.time.Instant;
import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * An emergency as it stands: helped first, the paperwork follows.
 *
 * @param reporter who told, such as 县人民医院急诊科
 * @param actDue until when the household must have been helped
 * @param confirmDue the last day for the county to confirm
 * @param facts what was found on the spot; null before
 * @param providedAt when relief was decided and paid or issued
 */
public record Emergency(
        CaseNumber caseNumber,
        HouseholdId household,
        AreaCode area,
        Channel channel,
        String reporter,
        ReliefCause cause,
        Danger danger,
        String report,
        Instant reportedAt,
        Instant actDue,
        LocalDate confirmDue,
        @Nullable Facts facts,
        @Nullable Instant providedAt,
        @Nullable Receipt receipt,
        @Nullable Conclusion conclusion,
        @Nullable CaseNumber followUp,
        @Nullable Refused refused) {

    /** How it came in. */
    public enum Channel {
        PHONE("电话报告"),
        VILLAGE("村里报告"),
        HOSPITAL("医院报告"),
        POLICE("公安报告"),
        VISIT("走访发现");

        private final String label;

        Channel(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What cannot wait. */
    public enum Danger {
        LIFE("危及生命安全"),
        SHELTER("没有住处或吃穿无着"),
        TREATMENT("治疗不能等");

        private final String label;

        Danger(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * The fact sheet of the spot.
     *
     * @param amount value of the money or goods
     * @param goods what is given, for goods
     */
    public record Facts(
            Instant at,
            String text,
            int persons,
            Means means,
            Money amount,
            @Nullable String goods) {}

    public record Receipt(LocalDate on, String receiver) {}

    /**
     * The county's decision afterwards.
     *
     * @param amount what was right in the end; nothing when it is recovered
     * @param furtherNeed whether an ordinary case goes on with it
     */
    public record Conclusion(Result result, Money amount, String reason, boolean furtherNeed) {}

    /** The three ends of provisional relief. */
    public enum Result {
        CONFIRM("追认"),
        ADJUST("调整金额"),
        RECOVER("不应救助，追回");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public record Refused(
            String reason,
            LocalDate on,
            @Nullable LocalDate deliveredOn,
            @Nullable String delivery) {}
}
