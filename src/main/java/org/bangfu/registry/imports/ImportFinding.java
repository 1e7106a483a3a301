package org.bangfu.registry.imports;

import org.bangfu.registry.QualityFinding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something found in a workbook.
 *
 * @param row as Excel counts
 * @param column key of the column; null when about the row
 */
public record ImportFinding(int row, @Nullable String column, String rule, Severity severity, String sentence) {}
