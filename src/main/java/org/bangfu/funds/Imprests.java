package org.bangfu.funds;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;

/**
 * Imprest money (备用金): each township holds some, the county tops it up. Emergency relief is paid out of it before
 * approval and notice, on a provisional decision, and must end confirmed, adjusted or recovered. Every call joins the
 * caller's transaction.
 */
public interface Imprests {

    /**
     * Records that the township has handed out money. Within the parameter {@code relief.emergency.limit} the township
     * head's decision is enough, above it a county office's is needed. Asked again for the same case, answers the payment
     * that exists.
     */
    ImprestResult provisional(NewProvisionalPayment payment);

    /**
     * The county found it right.
     *
     * @param decisionSteps ids of the tasks that decide; the last decision of the case in one of them counts, by a county
     *     office
     */
    ImprestResult confirm(CaseNumber caseNumber, Set<String> decisionSteps);

    /**
     * The county found another amount right. The rest is owed by the household, or what is missing is paid out of the
     * same imprest.
     */
    ImprestResult adjust(CaseNumber caseNumber, Money amount, Set<String> decisionSteps);

    /** The county found it wrong: the household owes it all. */
    ImprestResult recover(CaseNumber caseNumber, Set<String> decisionSteps);

    /** The household has given money back to the township's imprest. */
    ImprestResult repaid(CaseNumber caseNumber, Money amount);

    Optional<ProvisionalPayment> of(CaseNumber caseNumber);

    /** What the township's imprest holds. */
    Money balance(AreaCode township);

    /** Payments of the area that should have been confirmed before the day, the oldest first: for supervision. */
    List<ProvisionalPayment> overdue(AreaCode within, LocalDate on);
}
