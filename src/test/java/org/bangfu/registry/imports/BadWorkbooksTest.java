package org.bangfu.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.bangfu.registry.Areas;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.Households;
import org.bangfu.registry.QualityFinding.Severity;
import org.bangfu.registry.ReferenceData;
import org.bangfu.registry.SyntheticPeople;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentMatchers;

/** What people and attackers upload: every file gets one sentence or its cells told, nothing is stored, nothing hangs. */
class BadWorkbooksTest {

    private static final String VILLAGE = "430527103001";
    private final Households households = mock(Households.class);
    private final HouseholdTarget target = new HouseholdTarget(
            households,
            ReferenceData.areas(),
            ReferenceData.codeLists(),
            ReferenceData.dataQuality(),
            ReferenceData.commonPurse(),
            mock(ComparisonLists.class));

    private record Outcome(@Nullable String refusal, List<ImportFinding> findings, int valid, int refused) {}

    private Outcome check(String name, byte[] content) {
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
        try {
            WorkbookGate.check(name, content);
            ImportTarget.Run pass = target.begin(run);
            WorkbookSheet.read(content, target.columns(), new WorkbookSheet.Reading() {
                @Override
                public void header(List<String> unknown) {}

                @Override
                public void row(SheetRow row) {
                    pass.row(new RowReader(row, columns, run));
                }
            });
            pass.end();
        } catch (WorkbookRefused e) {
            return new Outcome(e.getMessage(), findings, 0, 0);
        } finally {
            verify(households, never()).registerAll(ArgumentMatchers.any(), ArgumentMatchers.any());
        }
        return new Outcome(null, findings, run.valid(), run.refused());
    }

    private static HouseholdSheet clean() {
        return new HouseholdSheet().head("1", VILLAGE, "示户", SyntheticPeople.man());
    }

    @Test
    void aCleanWorkbookIsValidWithoutFindings() {
        Outcome outcome = check("a.xlsx", clean().toBytes());

        assertThat(outcome.refusal()).isNull();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.valid()).isEqualTo(1);
    }

    static Stream<Arguments> files() throws Exception {
        byte[] clean = clean().toBytes();
        return Stream.of(
                file("没有内容", "a.xlsx", new byte[0], "空的"),
                file("超过20MB", "a.xlsx", new byte[20 * 1024 * 1024 + 1], "20MB"),
                file("改名的CSV", "a.xlsx", "户序号,姓名\n1,张三".getBytes(StandardCharsets.UTF_8), "不是Excel"),
                file("改名的GBK文本", "a.xlsx", "户序号\t姓名".getBytes(Charset.forName("GB18030")), "不是Excel"),
                file("改名的网页", "a.xls", "<html><table></table></html>".getBytes(StandardCharsets.UTF_8), "不是Excel"),
                file("UTF-16文本", "a.csv", "户序号".getBytes(StandardCharsets.UTF_16), "不是Excel"),
                file("旧版xls", "a.xls", old(), "另存为"),
                file("设有密码", "a.xlsx", encrypted(clean), "密码"),
                file("宏工作簿的名字", "a.xlsm", clean, "宏"),
                file("改名的宏工作簿", "a.xlsx", macro(), "宏"),
                file("带宏程序", "a.xlsx", plus(clean, "xl/vbaProject.bin", "x"), "宏"),
                file("二进制工作簿", "a.xlsx", plus(clean, "xl/workbook.bin", "x"), "二进制"),
                file("外部链接", "a.xlsx", plus(clean, "xl/externalLinks/externalLink1.xml", "<x/>"), "链接"),
                file("截断", "a.xlsx", Arrays.copyOf(clean, clean.length / 2), "损坏"),
                file("只有PK", "a.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}, "损坏"),
                file("别的压缩包", "a.xlsx", zip(Map.of("word/document.xml", "<x/>")), "不是Excel"),
                file("条目过多", "a.xlsx", many(), "结构"),
                file("路径外逃", "a.xlsx", plus(clean, "../../etc/x", "x"), "结构"),
                file("压缩炸弹", "a.xlsx", bomb(), "过大"),
                file(
                        "文档类型声明",
                        "a.xlsx",
                        changed(clean, "xl/workbook.xml", xml -> "<!DOCTYPE x [<!ENTITY a \"b\">]>" + xml),
                        "结构"),
                file("工作表不是XML", "a.xlsx", changed(clean, "xl/worksheets/sheet1.xml", xml -> "{}"), "损坏"),
                file(
                        "工作表没有写完",
                        "a.xlsx",
                        changed(clean, "xl/worksheets/sheet1.xml", xml -> xml.substring(0, xml.length() / 2)),
                        "损坏"),
                file("隐藏工作表", "a.xlsx", hidden(clean, SheetVisibility.HIDDEN), "隐藏"),
                file("深度隐藏工作表", "a.xlsx", hidden(clean, SheetVisibility.VERY_HIDDEN), "隐藏"),
                file("两张数据表", "a.xlsx", hidden(clean, SheetVisibility.VISIBLE), "一张数据表"),
                file("空工作表", "a.xlsx", rows(0, List.of()), "空的"),
                file("列名在第3行", "a.xlsx", rows(2, List.of("户序号", "姓名", "身份证号码", "与户主关系")), "第1行"),
                file("缺列", "a.xlsx", rows(0, List.of("户序号", "姓名")), "缺少列：身份证号码、与户主关系"),
                file("重复列", "a.xlsx", rows(0, List.of("户序号", "姓名", "身份证号码", "与户主关系", "姓名")), "出现两次"),
                file("列数过多", "a.xlsx", rows(0, Collections.nCopies(501, "列")), "列数过多"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aFileThatIsNotAPlainWorkbookIsRefusedWithASentence(String what, String name, byte[] content, String sentence) {
        Outcome outcome = check(name, content);

        assertThat(outcome.refusal()).as(what).isNotNull().contains(sentence);
        assertThat(outcome.findings()).isEmpty();
    }

    @Test
    void anEntityBombInTheTextsIsNotUnfolded() throws Exception {
        byte[] content = changed(
                clean().toBytes(),
                "xl/worksheets/sheet1.xml",
                xml -> "<!DOCTYPE x [<!ENTITY a \"张\">"
                        + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
                        + xml.replaceFirst("示户", "&c;"));

        Outcome outcome = check("a.xlsx", content);

        assertThat(outcome.valid()).isZero();
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                cell("身份证号码", 430599196103090018d, "DQ16:citizenId"),
                cell("身份证号码", "430599196103090019", "DQ16:citizenId"),
                cell("身份证号码", "430599200702290045", "DQ16:citizenId"),
                cell("身份证号码", "43059919610309001", "DQ16:citizenId"),
                cell("身份证号码", "ABCDEFGHIJKLMNOPQR", "DQ16:citizenId"),
                cell("身份证号码", "4.30599E+17", "DQ16:citizenId"),
                cell("身份证号码", SyntheticPeople.born(LocalDate.of(2015, 8, 4), 5).value(), "DQ16:citizenId"),
                cell("身份证号码", SyntheticPeople.born(LocalDate.of(1889, 1, 1), 5).value(), "DQ16:citizenId"),
                cell("身份证号码", null, "CELL:citizenId"),
                cell("姓名", null, "CELL:name"),
                cell("姓名", "张三😀", "CELL:name"),
                cell("姓名", "<script>alert(1)</script>", "CELL:name"),
                cell("姓名", "张三'; drop table x; --", "CELL:name"),
                cell("姓名", "张\u200b三", "CELL:name"),
                cell("姓名", "张\u202e三", "CELL:name"),
                cell("姓名", "张".repeat(61), "CELL:name"),
                cell("姓名", "=1+1", "CELL:name"),
                cell("与户主关系", "邻居", "CELL:relation"),
                cell("与户主关系", "配偶", "DQ17:relation"),
                cell("工资性收入", "1000元", "CELL:wage"),
                cell("工资性收入", "-1", "CELL:wage"),
                cell("工资性收入", -1, "CELL:wage"),
                cell("工资性收入", "1e3", "CELL:wage"),
                cell("工资性收入", "0.001", "CELL:wage"),
                cell("工资性收入", "NaN", "CELL:wage"),
                cell("工资性收入", 100_000_000, "CELL:wage"),
                cell("工资性收入", "1,00", "CELL:wage"),
                cell("工资性收入", "=1/0", "CELL:wage"),
                cell("耕地面积", 100_000, "CELL:cultivated"),
                cell("耕地面积", "两亩", "CELL:cultivated"),
                cell("分户日期", "二〇一五年", "CELL:splitOn"),
                cell("分户日期", "2015-02-30", "CELL:splitOn"),
                cell("分户日期", "2015-08-04", "CELL:splitOn"),
                cell("分户日期", 42000, "CELL:splitOn"),
                cell("军烈属", "Y", "CELL:martyrFamily"),
                cell("主要燃料", "太阳", "CELL:fuel"),
                cell("住址", null, "CELL:address"),
                cell("住址", "路".repeat(201), "CELL:address"),
                cell("联系电话", "12345", "CELL:phone"),
                cell("银行账号", "12AB", "CELL:account"),
                cell("银行账号", "6200000000001234", "CELL:bank"),
                cell("村", "不存在的村", "CELL:village"),
                cell("村", null, "CELL:village"),
                cell("村民小组", 99, "CELL:group"),
                cell("年度", 1999, "CELL:year"),
                cell("年度", 2016, "CELL:year"),
                cell("年度", null, "CELL:year"),
                cell("务工月数", 13, "CELL:workMonths"),
                cell("残疾等级", 5, "CELL:disabilityGrade"),
                cell("家庭人口", 2, "DQ20:declaredMembers"),
                cell("共同生活", "否", "CELL:sharesBudget"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void aCellThatIsWrongIsToldAndItsHouseholdNotTaken(String label, @Nullable Object value, String expected) {
        Outcome outcome = check("a.xlsx", clean().with(label, value).toBytes());

        assertThat(outcome.refusal()).isNull();
        assertThat(outcome.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(finding -> finding.rule() + ":" + finding.column())
                .contains(expected);
        assertThat(outcome.findings()).allMatch(finding -> finding.row() == 2);
        assertThat(outcome.valid()).isZero();
        assertThat(outcome.refused()).isEqualTo(1);
    }

    static Stream<Arguments> oddCells() {
        return Stream.of(
                Arguments.of("身份证号码", "430599610309001"),
                Arguments.of("身份证号码", "　４３０５９９１９６１０３０９００１８　"),
                Arguments.of("姓名", "欧阳·示𬭳"),
                Arguments.of("姓名", "㼆 三\u00a0"),
                Arguments.of("工资性收入", "１０００"),
                Arguments.of("工资性收入", "1,000.50"),
                Arguments.of("工资性收入", 0.1 + 0.2 + 1000),
                Arguments.of("分户日期", "2015.8.3"),
                Arguments.of("分户日期", "2015年8月3日"),
                Arguments.of("与户主关系", "01"),
                Arguments.of("与户主关系", 1),
                Arguments.of("村", "红岩示范一村"),
                Arguments.of("村", 430527103001d),
                Arguments.of("住址", "=cmd|' /C calc'!A0"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("oddCells")
    void aCellThatIsOnlyOddIsUnderstood(String label, Object value) {
        Outcome outcome = check("a.xlsx", clean().with(label, value).toBytes());

        assertThat(outcome.refusal()).isNull();
        assertThat(outcome.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(outcome.valid()).isEqualTo(1);
    }

    @Test
    void aRowWithoutAHouseholdBeforeTheFirstIsToldAlone() {
        Outcome outcome = check(
                "a.xlsx",
                new HouseholdSheet()
                        .head("1", VILLAGE, "示户", SyntheticPeople.man())
                        .with("户序号", null)
                        .head("2", VILLAGE, "示户", SyntheticPeople.man())
                        .toBytes());

        assertThat(outcome.valid()).isEqualTo(1);
        assertThat(outcome.refused()).isEqualTo(1);
    }

    private static Arguments cell(String label, @Nullable Object value, String expected) {
        return Arguments.of(label, value, expected);
    }

    private static Arguments file(String what, String name, byte[] content, String sentence) {
        return Arguments.of(what, name, content, sentence);
    }

    private static byte[] old() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.createSheet("农户信息");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] encrypted(byte[] content) throws Exception {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var sealed = encryptor.getDataStream(files)) {
                sealed.write(content);
            }
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] macro() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(XSSFWorkbookType.XLSM);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.createSheet("农户信息");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] hidden(byte[] content, SheetVisibility visibility) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.createSheet("另一张").createRow(0).createCell(0).setCellValue("x");
            workbook.setSheetVisibility(1, visibility);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] rows(int headerRow, List<String> header) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("农户信息");
            if (!header.isEmpty()) {
                var row = sheet.createRow(headerRow);
                for (int i = 0; i < header.size(); i++) {
                    row.createCell(i).setCellValue(header.get(i));
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] many() throws IOException {
        Map<String, String> entries = new HashMap<>();
        for (int i = 0; i < 1001; i++) {
            entries.put("xl/media/" + i, "x");
        }
        return zip(entries);
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] blanks = new byte[1024 * 1024];
            for (int i = 0; i < 30; i++) {
                zip.write(blanks);
            }
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] plus(byte[] content, String name, String text) throws IOException {
        return rezipped(content, name, null, text);
    }

    private static byte[] changed(byte[] content, String name, UnaryOperator<String> change) throws IOException {
        return rezipped(content, name, change, null);
    }

    private static byte[] rezipped(
            byte[] content, String name, @Nullable UnaryOperator<String> change, @Nullable String added)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder().setByteArray(content).get();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                if (change != null && entry.getName().equals(name)) {
                    String xml = new String(bytes, StandardCharsets.UTF_8);
                    int declaration = xml.startsWith("<?xml") ? xml.indexOf("?>") + 2 : 0;
                    bytes = (xml.substring(0, declaration) + change.apply(xml.substring(declaration)))
                            .getBytes(StandardCharsets.UTF_8);
                }
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(bytes);
            }
            if (added != null) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(added.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
