package org.bangfu.registry.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** An empty workbook to fill in, with a sheet that explains and a sheet of codes. */
final class TemplateWorkbook {

    private TemplateWorkbook() {}

    static void write(ImportTarget target, OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            CellStyle bold = workbook.createCellStyle();
            Font font = workbook.createFont();
            font.setBold(true);
            bold.setFont(font);
            CellStyle text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            XSSFSheet data = workbook.createSheet(target.label());
            XSSFRow header = data.createRow(0);
            XSSFSheet notes = workbook.createSheet(WorkbookSheet.NOTES_SHEET);
            int line = 0;
            for (String note : target.notes()) {
                notes.createRow(line++).createCell(0).setCellValue(note);
            }
            line++;
            XSSFRow head = notes.createRow(line++);
            String[] titles = {"列", "必填", "填什么", "说明"};
            for (int i = 0; i < titles.length; i++) {
                XSSFCell cell = head.createCell(i);
                cell.setCellValue(titles[i]);
                cell.setCellStyle(bold);
            }
            XSSFSheet codes = workbook.createSheet(WorkbookSheet.CODES_SHEET);
            int codeLine = 0;
            int position = 0;
            for (Column column : target.columns()) {
                XSSFCell cell = header.createCell(position);
                cell.setCellValue(column.label() + (column.required() ? "*" : ""));
                cell.setCellStyle(bold);
                data.setDefaultColumnStyle(position, text);
                data.setColumnWidth(position, 256 * (column.kind() == Column.Kind.CITIZEN ? 22 : 14));
                position++;
                XSSFRow row = notes.createRow(line++);
                row.createCell(0).setCellValue(column.label());
                row.createCell(1).setCellValue(column.required() ? "是" : "");
                row.createCell(2).setCellValue(column.kind().label());
                row.createCell(3).setCellValue(column.note());
                for (Map.Entry<String, String> code : column.codes().entrySet()) {
                    XSSFRow codeRow = codes.createRow(codeLine++);
                    codeRow.createCell(0).setCellValue(column.label());
                    codeRow.createCell(1).setCellValue(code.getKey());
                    codeRow.createCell(2).setCellValue(code.getValue());
                }
            }
            data.createFreezePane(0, 1);
            workbook.write(out);
        }
    }
}
