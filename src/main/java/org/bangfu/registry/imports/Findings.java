package org.bangfu.registry.imports;

import org.bangfu.registry.QualityFinding.Severity;
import org.jspecify.annotations.Nullable;

/** Where a run tells what it finds. */
public interface Findings {

    /**
     * @param column key of the column, null when about the row
     * @param rule such as {@code DQ12}, {@code CELL} for a cell that cannot be read, {@code SCOPE}, {@code DUP}
     */
    void add(int row, @Nullable String column, String rule, Severity severity, String sentence);

    default void error(int row, @Nullable String column, String rule, String sentence) {
        add(row, column, rule, Severity.ERROR, sentence);
    }
}
