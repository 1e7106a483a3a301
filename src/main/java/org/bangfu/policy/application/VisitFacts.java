package org.bangfu.policy.application;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A house visit as it was written down.
 *
 * @param visitors technical ids of the visitors
 * @param signed how many of them signed
 * @param blanks mandatory answers that are missing, by their Chinese label
 * @param quality what the register's data-quality checks found about the household as it now stands
 */
public record VisitFacts(
        LocalDate visitedOn,
        List<String> visitors,
        int signed,
        int photos,
        List<String> blanks,
        List<DataFinding> quality) {

    /**
     * Something that a data-quality check of the register found.
     *
     * @param rule such as {@code DQ12}
     * @param title what the check is about, as shown
     * @param reference the member it is about, such as {@code member:12}; null when about the household
     * @param sentence what is wrong and what to do
     */
    public record DataFinding(
            String rule,
            String title,
            Severity severity,
            @Nullable String reference,
            String sentence) {}

    public VisitFacts {
        visitors = List.copyOf(visitors);
        blanks = List.copyOf(blanks);
        quality = List.copyOf(quality);
    }
}
