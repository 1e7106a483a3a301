package org.bangfu.registry;

import java.time.LocalDate;

/** A year's figures with where they come from and when they were recorded. */
public record RecordedSnapshot(YearlySnapshot figures, SnapshotSource source, LocalDate recordedOn) {

    public int year() {
        return figures.year();
    }
}
