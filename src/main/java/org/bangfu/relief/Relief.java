package org.bangfu.relief;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * A case of the ordinary procedure as it stands.
 *
 * @param follows the emergency case that it goes on with, or that turned out to be none
 * @param claimed what the applicant says it cost, before anybody has looked
 * @param returns how often the application was returned; what is missing is said once
 * @param special what makes it a special case, and the county's answer, when the cause was helped this year already
 * @param award what is proposed, then approved; null before the survey
 */
public record Relief(
        CaseNumber caseNumber,
        HouseholdId household,
        AreaCode area,
        Origin origin,
        @Nullable CaseNumber follows,
        ReliefCause cause,
        LocalDate eventOn,
        Claimed claimed,
        String statement,
        @Nullable String proxyName,
        LocalDate openedOn,
        LocalDate overallDue,
        int returns,
        @Nullable String gaps,
        @Nullable Special special,
        @Nullable Award award,
        @Nullable Refused refused,
        @Nullable LocalDate settledOn) {

    /** How a case begins. */
    public enum Origin {
        APPLICATION("本人申请"),
        FOUND("主动发现"),
        /** An emergency was met and need remains. */
        FOLLOW_UP("紧急救助后继续"),
        /** Reported as an emergency, found to be none. */
        TURNED("由紧急程序转来");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public record Claimed(Money cost, Money reimbursed) {}

    /** @param granted the county's answer; null before */
    public record Special(String ground, @Nullable Boolean granted) {}

    /**
     * @param amount value of the money or goods; null for a referral
     * @param goods what is given, for goods
     */
    public record Award(
            Means means, @Nullable Money amount, @Nullable String goods) {

        /** The amount, nothing for a referral. */
        public Money value() {
            return amount == null ? Money.ZERO : amount;
        }
    }

    /** @param deliveredOn when the household received the reasons; null before */
    public record Refused(
            Refusal refusal,
            String reason,
            LocalDate on,
            @Nullable LocalDate deliveredOn,
            @Nullable String delivery) {}
}
