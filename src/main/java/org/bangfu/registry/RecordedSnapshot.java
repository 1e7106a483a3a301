package org.bangfu.registry;

import java.time.LocalDate;

/** A year's figures with where they come from and when they were recorded. */
public record RecordedSnapshot(YearlySnapshot figures, SnapshotSource source, LocalDate recordedOn) {

    /** Whether the income is known: a year that only a dwelling was entered for has none, and that is not an income of 0. */
    public boolean tellsIncome() {
        return source == SnapshotSource.VISIT
                || source == SnapshotSource.REVIEW
                || !figures.income().equals(IncomeAccount.NONE);
    }

    public int year() {
        return figures.year();
    }
}
