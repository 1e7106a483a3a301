package org.bangfu.policy.income;

import java.time.LocalDate;

/**
 * A member as the income account and the check of deprivations see them.
 *
 * @param reference technical id, such as {@code member:12}
 * @param sharesBudget lives from the common purse at the year's end
 * @param monthsAway months away from home in the base year
 * @param sendsMoney sends money home while away
 * @param studentOrSoldier counted although away
 * @param inSchool attends a school
 * @param finishedCompulsory has finished the nine years
 * @param insured in the new rural cooperative medical scheme (新农合) or another basic one
 */
public record BudgetMember(
        String reference,
        String name,
        LocalDate birthDate,
        boolean sharesBudget,
        int monthsAway,
        boolean sendsMoney,
        boolean studentOrSoldier,
        boolean inSchool,
        boolean finishedCompulsory,
        boolean insured) {

    /**
     * Whether somebody counts for income per head.
     *
     * @param longest months that one may be away without sending money
     */
    public static boolean counts(
            boolean sharesBudget, int monthsAway, boolean sendsMoney, boolean studentOrSoldier, int longest) {
        return sharesBudget && (studentOrSoldier || sendsMoney || monthsAway <= longest);
    }

    boolean counts(int longest) {
        return counts(sharesBudget, monthsAway, sendsMoney, studentOrSoldier, longest);
    }
}
