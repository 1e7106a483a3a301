package org.bangfu.registry.imports;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The sheet of a workbook that holds the data, row after row: never the whole of it in memory. */
final class WorkbookSheet {

    static final String NOTES_SHEET = "填写说明";
    static final String CODES_SHEET = "代码表";
    private static final int MOST_COLUMNS = 500;
    private static final int MOST_ROWS = 700_000;

    /** What is done with the rows. */
    interface Reading {
        /** Before the first row; the header's columns that are not known. */
        void header(List<String> unknown);

        void row(SheetRow row);
    }

    private WorkbookSheet() {}

    /** @throws WorkbookRefused when the workbook as a whole cannot be read */
    static void read(byte[] content, List<Column> columns, Reading reading) {
        withRows(content, rows -> {
            Map<Integer, Column> header = null;
            for (var iterator = rows.iterator(); iterator.hasNext(); ) {
                Row row = iterator.next();
                if (row.getRowNum() > MOST_ROWS) {
                    throw new WorkbookRefused("工作表超过" + MOST_ROWS + "行，请按乡镇拆成几个文件分别导入");
                }
                if (header == null) {
                    header = header(row, columns, reading);
                    continue;
                }
                SheetRow cells = cells(row, header);
                if (!cells.cells().isEmpty()) {
                    reading.row(cells);
                }
            }
            if (header == null) {
                throw new WorkbookRefused("工作表是空的，请下载模板填写后再上传");
            }
        });
    }

    /** Hands on the rows of the data sheet as they are, the header included. */
    static void withRows(byte[] content, java.util.function.Consumer<Stream<Row>> use) {
        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true));
                Stream<Row> rows = dataSheet(workbook).openStream()) {
            use.accept(rows);
        } catch (WorkbookRefused e) {
            throw e;
        } catch (IOException | ExcelReaderException | UncheckedStreamException e) {
            throw new WorkbookRefused("文件内容已损坏，读不出来，请重新保存后再上传", e);
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException | NullPointerException e) {
            throw new WorkbookRefused("文件结构不正常，请用模板重新填写", e);
        }
    }

    private static Sheet dataSheet(ReadableWorkbook workbook) {
        List<Sheet> data = new ArrayList<>();
        for (Sheet sheet : workbook.getSheets().toList()) {
            if (sheet.getVisibility() != SheetVisibility.VISIBLE) {
                throw new WorkbookRefused("工作簿里有隐藏的工作表“" + sheet.getName() + "”，请取消隐藏或删除后再上传");
            }
            if (!sheet.getName().equals(NOTES_SHEET) && !sheet.getName().equals(CODES_SHEET)) {
                data.add(sheet);
            }
        }
        if (data.size() != 1) {
            throw new WorkbookRefused("工作簿应只有一张数据表，现在有" + data.size() + "张，请删去多余的工作表（“填写说明”“代码表”可保留）");
        }
        return data.get(0);
    }

    private static Map<Integer, Column> header(Row row, List<Column> columns, Reading reading) {
        if (row.getRowNum() != 1) {
            throw new WorkbookRefused("第1行应是列名，请删去列名上方的行，或用模板重新填写");
        }
        if (row.getCellCount() > MOST_COLUMNS) {
            throw new WorkbookRefused("列数过多，请用模板重新填写");
        }
        Map<String, Column> byLabel = new HashMap<>();
        columns.forEach(column -> byLabel.put(column.label(), column));
        Map<Integer, Column> header = new TreeMap<>();
        List<String> unknown = new ArrayList<>();
        for (Cell cell : row) {
            RawCell raw = RawCell.of(cell);
            if (raw.isEmpty() || cell == null) {
                continue;
            }
            String label = raw.text().replace("*", "").replaceAll("[\\s\\u3000]+", "");
            Column column = byLabel.get(label);
            if (column == null) {
                if (!label.equals(ResultWorkbook.ERROR_COLUMN)) {
                    unknown.add(label.length() > 20 ? label.substring(0, 20) + "…" : label);
                }
            } else if (header.containsValue(column)) {
                throw new WorkbookRefused("列“" + label + "”出现两次，请删去多余的一列");
            } else {
                header.put(cell.getColumnIndex(), column);
            }
        }
        List<String> missing = columns.stream()
                .filter(Column::required)
                .filter(column -> !header.containsValue(column))
                .map(Column::label)
                .toList();
        if (!missing.isEmpty()) {
            throw new WorkbookRefused("缺少列：" + String.join("、", missing) + "，请对照模板补上");
        }
        reading.header(unknown);
        return header;
    }

    private static SheetRow cells(Row row, Map<Integer, Column> header) {
        Map<String, RawCell> cells = new HashMap<>();
        header.forEach((index, column) -> {
            @Nullable Cell cell = row.getOptionalCell(index).orElse(null);
            RawCell raw = RawCell.of(cell);
            if (!raw.isEmpty()) {
                cells.put(column.key(), raw);
            }
        });
        return new SheetRow(row.getRowNum(), cells);
    }
}
