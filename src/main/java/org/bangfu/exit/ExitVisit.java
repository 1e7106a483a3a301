package org.bangfu.exit;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.policy.exit.Assistance;
import org.bangfu.policy.exit.ExitFacts;
import org.bangfu.policy.exit.ExitIncome;
import org.bangfu.registry.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * The account of the year's income and the sheet of the five guarantees, as found at the household.
 *
 * @param round 1, or more when the case was returned
 * @param helper the pairing cadre, when a member of staff
 * @param helperName the pairing cadre's name
 * @param incomeSource what the household lives on; null when nothing lasting could be named
 * @param medical what illness cost the household itself in the year
 * @param education what schooling cost the household itself in the year
 */
public record ExitVisit(
        int round,
        LocalDate visitedOn,
        PersonId visitor,
        @Nullable PersonId helper,
        String helperName,
        List<Line> account,
        List<Found> members,
        ExitFacts.Living living,
        int completedMeasures,
        @Nullable String incomeSource,
        Assistance assistance,
        Money medical,
        Money education,
        boolean householdSigned,
        String remarks) {

    public ExitVisit {
        account = List.copyOf(account);
        members = List.copyOf(members);
    }

    /** @param basis what proves the amount, such as 工资卡流水 */
    public record Line(ExitIncome income, String basis) {}

    /** What was found about a member. */
    public record Found(MemberId member, boolean inSchool, boolean schoolExempt, boolean insured, boolean able) {}

    public List<ExitIncome> income() {
        return account.stream().map(Line::income).toList();
    }
}
