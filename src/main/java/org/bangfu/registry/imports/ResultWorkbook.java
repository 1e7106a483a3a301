package org.bangfu.registry.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.bangfu.registry.QualityFinding.Severity;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;

/** The user's own workbook again, every cell as text, wrong cells marked, what is wrong in a column at the end. */
final class ResultWorkbook {

    static final String ERROR_COLUMN = "检查结果";
    private static final int LONGEST_CELL = 2000;

    private ResultWorkbook() {}

    static void write(byte[] content, List<Column> columns, List<ImportFinding> findings, OutputStream out)
            throws IOException {
        Map<Integer, List<ImportFinding>> byRow = findings.stream().collect(Collectors.groupingBy(ImportFinding::row));
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100)) {
            CellStyle error = fill(workbook, IndexedColors.ROSE);
            CellStyle warn = fill(workbook, IndexedColors.LIGHT_YELLOW);
            SXSSFSheet sheet = workbook.createSheet("数据");
            Map<String, Integer> positions = new HashMap<>();
            int[] width = {0};
            WorkbookSheet.withRows(
                    content,
                    rows -> rows.forEach(row -> {
                        SXSSFRow copy = sheet.createRow(row.getRowNum() - 1);
                        if (positions.isEmpty()) {
                            width[0] = header(row, copy, columns, positions);
                        } else {
                            copy(row, copy, width[0]);
                            mark(
                                    byRow.getOrDefault(row.getRowNum(), List.of()),
                                    copy,
                                    positions,
                                    width[0],
                                    error,
                                    warn);
                        }
                    }));
            workbook.write(out);
        }
    }

    private static int header(Row row, SXSSFRow copy, List<Column> columns, Map<String, Integer> positions) {
        int width = 0;
        for (Cell cell : row) {
            RawCell raw = RawCell.of(cell);
            if (cell == null || raw.isEmpty() || raw.text().equals(ERROR_COLUMN)) {
                continue;
            }
            String label = raw.text().replace("*", "").replaceAll("[\\s\\u3000]+", "");
            columns.stream()
                    .filter(column -> column.label().equals(label))
                    .forEach(column -> positions.put(column.key(), cell.getColumnIndex()));
            copy.createCell(cell.getColumnIndex()).setCellValue(safe(raw.text()));
            width = Math.max(width, cell.getColumnIndex() + 1);
        }
        positions.put("", width);
        copy.createCell(width).setCellValue(ERROR_COLUMN);
        return width;
    }

    private static void copy(Row row, SXSSFRow copy, int width) {
        for (Cell cell : row) {
            RawCell raw = RawCell.of(cell);
            if (cell != null && !raw.isEmpty() && cell.getColumnIndex() < width) {
                String text = raw.date() == null ? raw.text() : String.valueOf(raw.date());
                copy.createCell(cell.getColumnIndex()).setCellValue(safe(text));
            }
        }
    }

    private static void mark(
            List<ImportFinding> findings,
            SXSSFRow copy,
            Map<String, Integer> positions,
            int width,
            CellStyle error,
            CellStyle warn) {
        if (findings.isEmpty()) {
            return;
        }
        for (ImportFinding finding : findings) {
            Integer position = positions.get(finding.column() == null ? "-" : finding.column());
            if (position != null) {
                SXSSFCell cell = copy.getCell(position) == null ? copy.createCell(position) : copy.getCell(position);
                if (finding.severity() == Severity.ERROR || cell.getCellStyle() != error) {
                    cell.setCellStyle(finding.severity() == Severity.ERROR ? error : warn);
                }
            }
        }
        String sentences = findings.stream()
                .map(finding -> finding.severity().label() + "：" + finding.sentence())
                .collect(Collectors.joining("\n"));
        copy.createCell(width)
                .setCellValue(sentences.length() > LONGEST_CELL ? sentences.substring(0, LONGEST_CELL) : sentences);
    }

    /** A text that a spreadsheet would take for a formula is led by an apostrophe. */
    static String safe(String text) {
        String cut = text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
        return !cut.isEmpty() && "=+-@\t\r".indexOf(cut.charAt(0)) >= 0 ? "'" + cut : cut;
    }

    private static CellStyle fill(SXSSFWorkbook workbook, IndexedColors colour) {
        CellStyle style = workbook.createCellStyle();
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
