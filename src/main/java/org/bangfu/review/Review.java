package org.bangfu.review;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.policy.review.ResultClass;
import org.bangfu.policy.review.Standing;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * A review as it stands.
 *
 * @param event set for {@link ReviewOrigin#EVENT}
 * @param campaign set for {@link ReviewOrigin#CAMPAIGN}
 * @param causedBy the member change that forced it
 * @param year whose figures the visitors ask for
 * @param classified set once visit and comparison are done
 * @param conclusion set once the county has decided and the register says so
 */
public record Review(
        CaseNumber caseNumber,
        HouseholdId household,
        AreaCode area,
        ReviewOrigin origin,
        @Nullable LifeEvent event,
        @Nullable Long campaign,
        @Nullable CaseNumber causedBy,
        int year,
        String statement,
        LocalDate openedOn,
        LocalDate overallDue,
        @Nullable LocalDate authorisedOn,
        @Nullable Classified classified,
        @Nullable Conclusion conclusion) {

    /**
     * @param proposed by the decision table
     * @param result as the people who have judged since see it
     * @param ruleCode the rule of section E that a removal rests on
     * @param grounds all rules whose hits stand
     * @param heardOn when the household made its statement, or said that it makes none
     * @param votedAgainst whether the assembly voted a change of class down
     */
    public record Classified(
            Standing standing,
            ResultClass proposed,
            ResultClass result,
            @Nullable String ruleCode,
            List<String> grounds,
            @Nullable LocalDate heardOn,
            boolean votedAgainst) {}

    /**
     * @param statusChanged whether the household stands differently in the register since
     * @param followUp the identification that a missed household got
     * @param overturnUntil the last day on which the result can be overturned; null when there is nothing to
     */
    public record Conclusion(
            LocalDate decidedOn,
            boolean statusChanged,
            @Nullable CaseNumber followUp,
            @Nullable LocalDate deliveredOn,
            @Nullable String delivery,
            @Nullable LocalDate overturnUntil,
            @Nullable LocalDate overturnedOn,
            @Nullable String overturnGround) {}

    /** @throws IllegalStateException before the household was classified */
    public Classified requireClassified() {
        if (classified == null) {
            throw new IllegalStateException("案卷 " + caseNumber + " 还没有分类");
        }
        return classified;
    }

    /** The class that it has come to; null before. */
    public @Nullable ResultClass result() {
        return classified == null ? null : classified.result();
    }
}
