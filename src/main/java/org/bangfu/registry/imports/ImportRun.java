package org.bangfu.registry.imports;

import java.time.LocalDate;
import org.bangfu.common.AreaCode;
import org.bangfu.registry.QualityFinding.Severity;
import org.jspecify.annotations.Nullable;

/** One pass over a workbook: what is allowed, what is found, what is counted. */
public final class ImportRun implements Findings {

    private final long importId;
    private final AreaCode area;
    private final LocalDate today;
    private final boolean taking;
    private final Findings findings;
    private int valid;
    private int refused;

    /**
     * @param area what the workbook may be about
     * @param taking whether valid units are stored, or only looked at
     */
    ImportRun(long importId, AreaCode area, LocalDate today, boolean taking, Findings findings) {
        this.importId = importId;
        this.area = area;
        this.today = today;
        this.taking = taking;
        this.findings = findings;
    }

    public long importId() {
        return importId;
    }

    public AreaCode area() {
        return area;
    }

    public LocalDate today() {
        return today;
    }

    public boolean isTaking() {
        return taking;
    }

    @Override
    public void add(int row, @Nullable String column, String rule, Severity severity, String sentence) {
        findings.add(row, column, rule, severity, sentence);
    }

    public void countValid(int units) {
        valid += units;
    }

    public void countRefused() {
        refused++;
    }

    public int valid() {
        return valid;
    }

    public int refused() {
        return refused;
    }
}
