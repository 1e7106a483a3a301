package org.bangfu.funds.batch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bangfu.funds.PaymentOrders.BankLine;

/**
 * The payment list as the 一卡通 bank takes it. The same lines give the same bytes, whenever and wherever they are
 * written: no time, no random number, no compression goes in.
 */
enum BankFile {
    CSV_GB18030("GB18030 编码 CSV", ".gb18030.csv", "text/csv;charset=GB18030"),
    CSV_UTF8("UTF-8 编码 CSV", ".utf8.csv", "text/csv;charset=UTF-8"),
    XLSX("Excel 表格", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    static final List<String> COLUMNS = List.of("序号", "户编号", "户名", "账号", "开户银行", "金额（元）", "补贴项目", "所属期间", "批次");

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final String label;
    private final String suffix;
    private final String mediaType;

    BankFile(String label, String suffix, String mediaType) {
        this.label = label;
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    String label() {
        return label;
    }

    String mediaType() {
        return mediaType;
    }

    String fileName(String number, int copy) {
        return number + (copy == 0 ? "" : "-COPY" + copy) + suffix;
    }

    /** @param copy 0 for the original; a copy says so in the column of the batch, so that the bank can tell it */
    byte[] content(String number, int copy, List<BankLine> lines) {
        String batch = copy == 0 ? number : number + " COPY " + copy;
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        for (BankLine line : lines) {
            rows.add(List.of(
                    Integer.toString(line.sequence()),
                    line.householdNo(),
                    line.holder(),
                    line.account(),
                    line.bank(),
                    line.amount().toString(),
                    line.item(),
                    line.period(),
                    batch));
        }
        return switch (this) {
            case CSV_GB18030 -> encoded(CsvText.of(rows), Charset.forName("GB18030"));
            case CSV_UTF8 -> encoded("\ufeff" + CsvText.of(rows), StandardCharsets.UTF_8);
            case XLSX -> workbook(rows);
        };
    }

    private static byte[] encoded(String text, Charset charset) {
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            return content;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("发放清单里有无法编码的字，请核对户名和开户银行", e);
        }
    }

    private static byte[] workbook(List<List<String>> rows) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            CellStyle text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            text.setQuotePrefixed(true);
            XSSFSheet sheet = workbook.createSheet("发放清单");
            int number = 0;
            for (List<String> cells : rows) {
                XSSFRow row = sheet.createRow(number++);
                for (int column = 0; column < cells.size(); column++) {
                    XSSFCell cell = row.createCell(column);
                    cell.setCellStyle(text);
                    cell.setCellValue(CsvText.harmless(cells.get(column)));
                }
            }
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.setColumnWidth(column, 256 * (column == 3 || column == 4 ? 26 : 14));
            }
            sheet.createFreezePane(0, 1);
            POIXMLProperties.CoreProperties properties =
                    workbook.getProperties().getCoreProperties();
            properties.setCreator("Bangfu");
            properties.setCreated(Optional.of(new Date(0)));
            properties.setModified(Optional.of(new Date(0)));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return withoutTimes(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same archive with its entries in order, stored, and dated alike. */
    private static byte[] withoutTimes(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : entries.entrySet()) {
                CRC32 sum = new CRC32();
                sum.update(part.getValue());
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(part.getValue().length);
                entry.setCrc(sum.getValue());
                entry.setTimeLocal(NO_TIME);
                out.putNextEntry(entry);
                out.write(part.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
