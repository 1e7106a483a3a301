package org.bangfu.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.registry.Areas;
import org.bangfu.registry.ComparisonHit;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BangfuIT
class ImportsIT {

    private static final AreaCode TOWNSHIP = new AreaCode("430527105");
    private static final String VILLAGE = "430527105002";
    private static final PersonId SOMEBODY = new PersonId("p1");

    @Autowired
    private Imports imports;

    @Autowired
    private ImportWorker worker;

    @Autowired
    private Households households;

    @Autowired
    private ComparisonLists lists;

    @Autowired
    private TestClock clock;

    @Test
    void nothingIsStoredUntilSomebodySaysSoThenTheValidHouseholdsAre() throws Exception {
        CitizenId good = SyntheticPeople.man();
        CitizenId child = SyntheticPeople.woman();
        CitizenId bad = SyntheticPeople.man();
        byte[] file = new HouseholdSheet()
                .head("1", VILLAGE, "好户", good)
                .member("1", "好女", child, "之女")
                .head("2", VILLAGE, "坏户", bad)
                .with("主要燃料", null)
                .toBytes();

        long id = upload(file);
        ImportBatch checked = imports.find(id).orElseThrow();

        assertThat(checked.status()).isEqualTo(ImportBatch.Status.CHECKED);
        assertThat(checked.valid()).isEqualTo(1);
        assertThat(checked.refused()).isEqualTo(1);
        assertThat(households.householdOf(good)).isEmpty();
        assertThat(imports.findings(id, 50))
                .anyMatch(finding ->
                        finding.rule().equals("DQ14") && finding.row() == 4 && "fuel".equals(finding.column()));

        accept(id);

        ImportBatch accepted = imports.find(id).orElseThrow();
        assertThat(accepted.status()).isEqualTo(ImportBatch.Status.ACCEPTED);
        assertThat(accepted.taken()).isEqualTo(1);
        HouseholdId household = households.householdOf(good).orElseThrow();
        assertThat(households.householdOf(child)).contains(household);
        assertThat(households.householdOf(bad)).isEmpty();
        assertThat(households.get(household).status()).isEqualTo(HouseholdStatus.ORDINARY);
        assertThat(households.get(household).area()).isEqualTo(new AreaCode(VILLAGE + "01"));
        assertThat(households.snapshot(household, 2014).orElseThrow().perCapita())
                .isEqualTo(Money.yuan(1500));
    }

    @Test
    void theSameFileAgainAddsNothing() throws Exception {
        byte[] file = new HouseholdSheet()
                .head("1", VILLAGE, "重户", SyntheticPeople.man())
                .toBytes();
        long id = upload(file);
        assertThat(imports.upload(target(), TOWNSHIP, "again.xlsx", file, SOMEBODY))
                .isEqualTo(id);
        accept(id);

        assertThatThrownBy(() -> imports.upload(target(), TOWNSHIP, "again.xlsx", file, SOMEBODY))
                .isInstanceOf(WorkbookRefused.class)
                .hasMessageContaining("导入，没有新增");
    }

    @Test
    void theSamePeopleInAnotherFileAreRefused() throws Exception {
        CitizenId head = SyntheticPeople.man();
        accept(upload(new HouseholdSheet().head("1", VILLAGE, "某户", head).toBytes()));

        long id = upload(new HouseholdSheet().head("7", VILLAGE, "某户", head).toBytes());

        assertThat(imports.find(id).orElseThrow().valid()).isZero();
        assertThat(imports.findings(id, 9))
                .anyMatch(finding -> finding.sentence().contains("已登记在库中"));
        assertThat(imports.accept(imports.find(id).orElseThrow(), SOMEBODY)).isFalse();
    }

    @Test
    void twoFilesWithTheSamePersonGiveOneHousehold() throws Exception {
        CitizenId head = SyntheticPeople.man();
        long first = upload(new HouseholdSheet().head("1", VILLAGE, "双户", head).toBytes());
        long second = upload(new HouseholdSheet()
                .head("2", VILLAGE, "双户", head)
                .with("住址", "示范路2号")
                .toBytes());
        accept(first);

        accept(second);

        assertThat(imports.find(second).orElseThrow().taken()).isZero();
        assertThat(households.householdOf(head)).isPresent();
    }

    @Test
    void aVillageOutsideTheOfficesAreaIsRefused() throws Exception {
        long id = upload(new HouseholdSheet()
                .head("1", "430527106002", "外户", SyntheticPeople.man())
                .toBytes());

        assertThat(imports.findings(id, 9)).anyMatch(finding -> finding.rule().equals("SCOPE"));
        assertThat(imports.find(id).orElseThrow().valid()).isZero();
    }

    @Test
    void duplicatesBrokenHouseholdsAndWrongCellsAreToldWithRowAndColumn() throws Exception {
        CitizenId twice = SyntheticPeople.man();
        long id = upload(new HouseholdSheet()
                .head("1", VILLAGE, "甲户", twice)
                .head("2", VILLAGE, "乙户", SyntheticPeople.man())
                .member("2", "乙二", twice, "配偶")
                .head("1", VILLAGE, "丙户", SyntheticPeople.man())
                .head("4", VILLAGE, "丁户", SyntheticPeople.man())
                .member("4", "丁二", SyntheticPeople.man(), "户主")
                .head("5", VILLAGE, "戊户", SyntheticPeople.man())
                .with("身份证号码", 430599196103090018d)
                .head("6", VILLAGE, "己户", SyntheticPeople.man())
                .with("工资性收入", "=1+1")
                .head("7", VILLAGE, "庚户", SyntheticPeople.man())
                .with("家庭人口", 3)
                .toBytes());

        List<ImportFinding> findings = imports.findings(id, 100);

        assertThat(imports.find(id).orElseThrow().valid()).isEqualTo(1);
        assertThat(findings)
                .extracting(finding -> finding.row() + ":" + finding.rule() + ":" + finding.column())
                .contains(
                        "4:DUP:citizenId",
                        "5:DUP:householdKey",
                        "6:DQ17:relation",
                        "8:DQ16:citizenId",
                        "9:CELL:wage",
                        "10:DQ20:declaredMembers");
    }

    @Test
    void theWorkbookComesBackWithMarkedCellsAndReasons() throws Exception {
        long id = upload(new HouseholdSheet()
                .head("1", VILLAGE, "标户", SyntheticPeople.man())
                .with("主要燃料", null)
                .with("工资性收入", "-1")
                .with("民族", "=HYPERLINK(\"http://example.org\")")
                .toBytes());

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        imports.writeResult(imports.find(id).orElseThrow(), out);

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            XSSFRow header = sheet.getRow(0);
            XSSFRow row = sheet.getRow(1);
            int last = header.getLastCellNum() - 1;
            assertThat(header.getCell(last).getStringCellValue()).isEqualTo("检查结果");
            assertThat(row.getCell(last).getStringCellValue())
                    .contains("主要燃料类型没有填写")
                    .contains("工资性收入");
            for (int i = 0; i < last; i++) {
                String label = header.getCell(i).getStringCellValue();
                if (label.equals("工资性收入")) {
                    assertThat(row.getCell(i).getStringCellValue()).isEqualTo("'-1");
                    assertThat(row.getCell(i).getCellStyle().getFillForegroundColor())
                            .isNotEqualTo(row.getCell(0).getCellStyle().getFillForegroundColor());
                }
                if (label.equals("民族")) {
                    assertThat(row.getCell(i).getStringCellValue()).startsWith("'=");
                }
            }
        }
    }

    @Test
    void theTemplateItselfIsReadButEmpty() throws Exception {
        for (ImportTarget target : imports.targets()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            imports.writeTemplate(target, out);

            long id = imports.upload(target, Areas.COUNTY, "template.xlsx", out.toByteArray(), SOMEBODY);
            worker.workNow();

            ImportBatch batch = imports.find(id).orElseThrow();
            assertThat(batch.status()).as(target.kind()).isEqualTo(ImportBatch.Status.CHECKED);
            assertThat(batch.valid() + batch.refused() + batch.findings()).isZero();
            imports.discard(batch);
        }
    }

    @Test
    void aDiscardedWorkbookLeavesNothingAndMayComeAgain() throws Exception {
        byte[] file = new HouseholdSheet()
                .head("1", VILLAGE, "弃户", SyntheticPeople.man())
                .toBytes();
        long id = upload(file);

        assertThat(imports.discard(imports.find(id).orElseThrow())).isTrue();

        assertThat(imports.findings(id, 9)).isEmpty();
        assertThat(imports.accept(imports.find(id).orElseThrow(), SOMEBODY)).isFalse();
        assertThat(upload(file)).isNotEqualTo(id);
    }

    @Test
    void membersAreComparedWithTheDepartmentsLists() throws Exception {
        CitizenId owner = SyntheticPeople.man();
        CitizenId sameName = SyntheticPeople.man();
        CitizenId unlisted = SyntheticPeople.man();
        accept(upload(new HouseholdSheet()
                .head("1", VILLAGE, "车主甲", owner)
                .member("1", "同名甲", sameName, "其他")
                .member("1", "无关甲", unlisted, "其他")
                .toBytes()));
        HouseholdId household = households.householdOf(owner).orElseThrow();
        clock.moveTo(LocalDate.of(2015, 8, 3));
        LocalDate today = clock.today();
        ImportTarget vehicles = imports.target("VEHICLE").orElseThrow();
        byte[] file = sheet(
                List.of("姓名", "身份证号码", "出生日期", "数据日期", "车辆类型", "状态", "号牌号码", "购车价格"),
                List.of("车主甲", owner.value(), "", "2015-06-30", "小型汽车", "在用", "湘E12345", "50000"),
                List.of("同名甲", "", sameName.birthDate().toString(), "2015-06-30", "摩托车", "在用", "湘E54321", "4000"),
                List.of("无关甲", SyntheticPeople.man().value(), "", "2015-06-30", "货车", "已报废", "湘E11111", ""),
                List.of("错行", "", "", "2015-06-30", "飞机", "在用", "", ""));

        long id = imports.upload(vehicles, Areas.COUNTY, "cars.xlsx", file, SOMEBODY);
        worker.workNow();
        assertThat(imports.find(id).orElseThrow().valid()).isEqualTo(3);
        assertThat(imports.find(id).orElseThrow().refused()).isEqualTo(1);
        accept(id);

        List<ComparisonHit> hits = lists.hits(household, today);
        assertThat(hits).hasSize(2);
        assertThat(hits.get(0).memberName()).isEqualTo("车主甲");
        assertThat(hits.get(0).matchedBy()).isEqualTo(ComparisonHit.MatchedBy.ID);
        assertThat(hits.get(0).confidence()).isEqualTo(ComparisonHit.Confidence.HIGH);
        assertThat(hits.get(0).kind()).isEqualTo("CAR");
        assertThat(hits.get(0).state()).isEqualTo("REGISTERED");
        assertThat(hits.get(0).amount()).isEqualTo(Money.yuan(50000));
        assertThat(hits.get(0).asOf()).isEqualTo(LocalDate.of(2015, 6, 30));
        assertThat(hits.get(0).maskedValue()).isEqualTo("湘E***45");
        assertThat(hits.get(1).matchedBy()).isEqualTo(ComparisonHit.MatchedBy.NAME_BIRTH);
        assertThat(hits.get(1).confidence()).isEqualTo(ComparisonHit.Confidence.LOW);
        assertThat(lists.freshness(today)).containsKey(ComparisonSource.VEHICLE);
        assertThat(lists.freshness(LocalDate.of(2000, 1, 1))).isEmpty();
        assertThat(lists.hits(household, LocalDate.of(2000, 1, 1))).isEmpty();
    }

    private ImportTarget target() {
        return imports.target("HOUSEHOLDS").orElseThrow();
    }

    private long upload(byte[] file) throws Exception {
        long id = imports.upload(target(), TOWNSHIP, "示范.xlsx", file, SOMEBODY);
        worker.workNow();
        return id;
    }

    private void accept(long id) throws Exception {
        assertThat(imports.accept(imports.find(id).orElseThrow(), SOMEBODY)).isTrue();
        worker.workNow();
    }

    @SafeVarargs
    private static byte[] sheet(List<String>... rows) throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet("名单");
            for (int r = 0; r < rows.length; r++) {
                XSSFRow row = sheet.createRow(r);
                for (int c = 0; c < rows[r].size(); c++) {
                    row.createCell(c).setCellValue(rows[r].get(c));
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
