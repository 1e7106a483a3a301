package org.bangfu.funds;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that a case has been approved for. The payee is the case's household.
 *
 * @param period the natural key of what it is for, such as {@code 2015} or {@code 2015-ILLNESS}: a household gets an item
 *     once per period
 * @param periodStart the first day of what it is for; a payee who died on or before it is not paid
 * @param instalments their sum is the amount; the keys differ
 * @param approvalSteps ids of the tasks that approve; the case's last decision in one of them counts, its outcome code
 *     must begin with {@code APPROV} and its person must not sit in a village
 * @param exclusiveUntil no other grant of the same item to the household before this day, such as ten years of housing
 *     renovation; null when the period alone decides
 */
public record NewGrant(
        CaseNumber caseNumber,
        BenefitItem item,
        String period,
        LocalDate periodStart,
        List<NewInstalment> instalments,
        Set<String> approvalSteps,
        @Nullable LocalDate exclusiveUntil) {

    public NewGrant {
        instalments = List.copyOf(instalments);
        approvalSteps = Set.copyOf(approvalSteps);
        if (!period.matches("\\d{4}[A-Z0-9_-]{0,36}")) {
            throw new IllegalArgumentException("期间应以年份开头，只含大写字母、数字和连字符：" + period);
        }
        if (instalments.isEmpty()
                || instalments.stream().map(NewInstalment::key).distinct().count() != instalments.size()) {
            throw new IllegalArgumentException("至少一期，各期的代号不能相同");
        }
    }

    /** A grant that is paid at once, in one instalment {@link NewInstalment#WHOLE}. */
    public static NewGrant atOnce(
            CaseNumber caseNumber,
            BenefitItem item,
            String period,
            LocalDate periodStart,
            Money amount,
            Set<String> approvalSteps) {
        return new NewGrant(
                caseNumber,
                item,
                period,
                periodStart,
                List.of(new NewInstalment(NewInstalment.WHOLE, amount, "")),
                approvalSteps,
                null);
    }

    public Money amount() {
        return instalments.stream().map(NewInstalment::amount).reduce(Money.ZERO, Money::plus);
    }
}
