package org.bangfu.funds.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bangfu.common.Money;
import org.bangfu.funds.PaymentOrders.BankLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankFileTest {

    private static final String NUMBER = "FB-430527-2015-0001";

    private static BankLine line(String holder, String bank) {
        return new BankLine(
                1, "43052710300100001", holder, "6217000000000000001", bank, new Money(123450), "临时救助金", "2015-FIRE");
    }

    @ParameterizedTest
    @EnumSource(BankFile.class)
    void theSameLinesGiveTheSameBytes(BankFile format) {
        List<BankLine> lines = List.of(line("欧阳试验", "农商银行"), line("𬭳试验", "信用社"));
        byte[] first = format.content(NUMBER, 0, lines);

        byte[] again = format.content(NUMBER, 0, List.of(line("欧阳试验", "农商银行"), line("𬭳试验", "信用社")));

        assertThat(again).isEqualTo(first);
        assertThat(format.content(NUMBER, 1, lines)).isNotEqualTo(first);
        assertThat(format.fileName(NUMBER, 0)).isNotEqualTo(format.fileName(NUMBER, 1));
    }

    @Test
    void theColumnsAreTheBanksInItsOrder() {
        String text = new String(
                BankFile.CSV_GB18030.content(NUMBER, 0, List.of(line("赵试验", "农商银行"))), Charset.forName("GB18030"));

        assertThat(text)
                .isEqualTo("序号,户编号,户名,账号,开户银行,金额（元）,补贴项目,所属期间,批次\r\n"
                        + "1,43052710300100001,赵试验,6217000000000000001,农商银行,1234.50,临时救助金,2015-FIRE,"
                        + NUMBER + "\r\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = BankFile.class,
            names = {"CSV_GB18030", "CSV_UTF8"})
    void aRareCharacterSurvivesInBothEncodings(BankFile format) {
        Charset charset = format == BankFile.CSV_UTF8 ? StandardCharsets.UTF_8 : Charset.forName("GB18030");

        assertThat(new String(format.content(NUMBER, 0, List.of(line("𬭳㼆", "农商银行"))), charset))
                .contains("𬭳㼆");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|'/C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"})
    void whatASpreadsheetWouldComputeIsText(String hostile) throws IOException {
        String csv = new String(
                BankFile.CSV_UTF8.content(NUMBER, 0, List.of(line(hostile, hostile))), StandardCharsets.UTF_8);
        try (XSSFWorkbook workbook = new XSSFWorkbook(
                new ByteArrayInputStream(BankFile.XLSX.content(NUMBER, 0, List.of(line(hostile, hostile)))))) {
            XSSFSheet sheet = workbook.getSheetAt(0);

            assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("'" + hostile);
            assertThat(sheet.getRow(1).getCell(3).getStringCellValue()).isEqualTo("6217000000000000001");
        }
        assertThat(CsvText.rows(csv).get(1).get(2)).startsWith("'");
    }

    @Test
    void quotesAndCommasAndLinesComeBackAsTheyWere() {
        List<List<String>> rows = List.of(List.of("a\"b", "c,d", "e\nf", ""), List.of("1", "2", "3", "4"));

        assertThat(CsvText.rows(CsvText.of(rows))).isEqualTo(rows);
        assertThatThrownBy(() -> CsvText.rows("\"a")).isInstanceOf(IllegalArgumentException.class);
    }
}
