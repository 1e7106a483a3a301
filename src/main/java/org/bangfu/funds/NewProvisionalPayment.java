package org.bangfu.funds;

import java.time.LocalDate;
import java.util.Set;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;

/**
 * Emergency money that a township hands out of its imprest before the paperwork. The payee is the case's household.
 *
 * @param period the natural key of the emergency, such as {@code 2015-FIRE}: once per household and period
 * @param periodStart the day of the emergency
 * @param decisionSteps ids of the tasks that decide; the case's last decision in one of them counts, its outcome code
 *     must begin with {@code APPROV} or {@code PROVISIONAL} and its role must be the township head or a county office
 * @param confirmBy the last day for the county to confirm; afterwards the township gets no new money
 */
public record NewProvisionalPayment(
        CaseNumber caseNumber,
        String period,
        LocalDate periodStart,
        Money amount,
        Set<String> decisionSteps,
        LocalDate confirmBy) {

    public NewProvisionalPayment {
        decisionSteps = Set.copyOf(decisionSteps);
        if (!period.matches("\\d{4}[A-Z0-9_-]{0,36}")) {
            throw new IllegalArgumentException("期间应以年份开头，只含大写字母、数字和连字符：" + period);
        }
        if (amount.fen() <= 0) {
            throw new IllegalArgumentException("金额应大于零");
        }
    }
}
