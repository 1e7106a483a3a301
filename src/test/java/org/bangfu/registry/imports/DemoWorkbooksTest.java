package org.bangfu.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.registry.Areas;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.Households;
import org.bangfu.registry.ReferenceData;
import org.junit.jupiter.api.Test;

class DemoWorkbooksTest {

    @Test
    void theDemoWorkbookShowsCleanAndWrongHouseholds() throws Exception {
        HouseholdTarget target = new HouseholdTarget(
                mock(Households.class),
                ReferenceData.areas(),
                ReferenceData.codeLists(),
                ReferenceData.dataQuality(),
                ReferenceData.commonPurse(),
                mock(ComparisonLists.class));
        byte[] content = Files.readAllBytes(Path.of("seeds", "demo", "households.xlsx"));
        List<ImportFinding> findings = new ArrayList<>();
        ImportRun run = new ImportRun(
                1,
                Areas.COUNTY,
                LocalDate.of(2015, 8, 3),
                false,
                (row, column, rule, severity, sentence) ->
                        findings.add(new ImportFinding(row, column, rule, severity, sentence)));
        Map<String, Column> columns = new HashMap<>();
        target.columns().forEach(column -> columns.put(column.key(), column));
        ImportTarget.Run pass = target.begin(run);

        WorkbookGate.check("households.xlsx", content);
        WorkbookSheet.read(content, target.columns(), new WorkbookSheet.Reading() {
            @Override
            public void header(List<String> unknown) {
                assertThat(unknown).isEmpty();
            }

            @Override
            public void row(SheetRow row) {
                pass.row(new RowReader(row, columns, run));
            }
        });
        pass.end();

        assertThat(run.valid()).as("findings: %s", findings).isEqualTo(DemoWorkbooks.HOUSEHOLDS - DemoWorkbooks.WRONG);
        assertThat(run.refused()).isEqualTo(DemoWorkbooks.WRONG);
        assertThat(findings)
                .extracting(ImportFinding::rule)
                .contains("DQ16", "DQ18", "DQ14", "CELL", "DQ20", "DUP", "DQ03", "DQ04");
    }
}
