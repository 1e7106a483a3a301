package org.bangfu.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bangfu.common.CitizenId;
import org.bangfu.registry.QualityFinding.Severity;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Twenty households with each fault, and as many that only look like it: the import tells all of the first, none of the second. */
@BangfuIT
class PlantedFaultsIT {

    private static final String VILLAGE = "430527207004";
    private static final int EACH = 20;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    private final HouseholdSheet sheet = new HouseholdSheet();
    private final Map<Integer, String> expected = new TreeMap<>();
    private final List<List<String>> deaths = new ArrayList<>();
    private int row = 1;
    private int key;

    private interface Fault {
        void into(HouseholdSheet household);
    }

    @BeforeEach
    void onAMondayInAugust() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void everyFaultIsToldAtItsRowAndNoNearMissIs() throws Exception {
        ImportDesk desk = new ImportDesk(context);
        List<CitizenId> known = known(desk);
        figures();
        people();
        duplicates(known);
        dead();
        desk.taken("DEATH", deathList());

        ImportBatch batch = desk.checked("HOUSEHOLDS", sheet.toBytes());

        Map<Integer, String> told = new TreeMap<>();
        desk.findings(batch)
                .forEach(finding ->
                        told.merge(finding.row(), finding.rule() + " " + finding.severity(), (a, b) -> a + ", " + b));
        assertThat(told).isEqualTo(expected);
        long refused = expected.values().stream()
                .filter(codes -> codes.contains(Severity.ERROR.name()))
                .count();
        assertThat((long) batch.refused()).isEqualTo(refused);
        assertThat(batch.valid()).isEqualTo(key - (int) refused);
    }

    /** People who are in the register before. */
    private static List<CitizenId> known(ImportDesk desk) {
        HouseholdSheet before = new HouseholdSheet();
        List<CitizenId> known = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            CitizenId citizen = SyntheticPeople.man();
            known.add(citizen);
            before.head("K" + i, VILLAGE, "在册户", citizen);
        }
        desk.taken("HOUSEHOLDS", before.toBytes());
        return known;
    }

    private void figures() {
        odd("DQ03 WARN", one -> one.with("与主干路距离", 5.01));
        fine(one -> one.with("与主干路距离", 5));
        odd("DQ04 WARN", one -> one.with("工资性收入", 299.99));
        fine(one -> one.with("工资性收入", 300));
        odd("DQ04 WARN", one -> one.with("工资性收入", 300000.01));
        fine(one -> one.with("工资性收入", 300000));
        odd("DQ05 WARN", one -> one.with("种植收入", 1000));
        fine(one -> one.with("种植收入", 1000).with("生产经营支出", 1));
        odd("DQ06 WARN", one -> one.with("生态补偿金", 100));
        fine(one -> one.with("生态补偿金", 100).with("退耕还林面积", 1).with("林地面积", 1));
        odd("DQ07 WARN", one -> one.with("低保金A", 199.99));
        fine(one -> one.with("低保金A", 200));
        odd("DQ08 WARN", one -> one.with("计划生育金", 99.99));
        fine(one -> one.with("计划生育金", 100));
        odd("DQ09 WARN", one -> one.with("养老保险金", 87.99));
        fine(one -> one.with("养老保险金", 88));
        odd("DQ10 WARN", one -> one.with("特困(五保)供养金", 199.99));
        fine(one -> one.with("特困(五保)供养金", 200));
        odd("DQ11 WARN", one -> one.with("退耕还林面积", 1.01).with("林地面积", 1));
        fine(one -> one.with("退耕还林面积", 1).with("牧草地面积", 1));
        odd("DQ12 ERROR", one -> one.with("耕地面积", null));
        fine(one -> one.with("耕地面积", 0));
        odd("DQ13 ERROR", one -> one.with("通广播电视", null));
        fine(one -> one.with("通广播电视", "是"));
        odd("DQ14 ERROR", one -> one.with("主要燃料", null));
    }

    private void people() {
        odd("DQ16 ERROR", one -> one.with("身份证号码", "430599196103090019"));
        odd("ROW WARN, DQ17 ERROR", one -> one.with("与户主关系", "配偶"));
        odd("DQ19 WARN", one -> one.with("参加医疗保险", "否"));
        odd("DQ20 ERROR", one -> one.with("家庭人口", 2));
        fine(one -> one.with("家庭人口", 1));
        for (int i = 0; i < EACH; i++) {
            child(LocalDate.of(2005, 5, 1).plusDays(i), "DQ18 ERROR", null);
            child(LocalDate.of(2005, 7, 1).plusDays(i), "", "因病休学");
            child(LocalDate.of(2009, 8, 4).plusDays(i), "", null);
        }
        odd("AWAY WARN", one -> one.with("外出月数", 7));
        fine(one -> one.with("外出月数", 6));
        fine(one -> one.with("外出月数", 12).with("寄钱回家", "是"));
    }

    private void duplicates(List<CitizenId> known) {
        for (int i = 0; i < EACH; i++) {
            household("重户", known.get(i), "DUP ERROR");
            CitizenId twice = SyntheticPeople.man();
            household("双户", twice, "");
            household("双户", twice, "DUP ERROR");
            household("在册户", SyntheticPeople.man(), "");
        }
    }

    private void dead() {
        for (int i = 0; i < EACH; i++) {
            CitizenId gone = SyntheticPeople.man();
            deaths.add(List.of("逝者", gone.value(), "", "2015-06-30", "2015-05-01"));
            household("逝者", gone, "DEAD ERROR");
            CitizenId otherName = SyntheticPeople.man();
            deaths.add(List.of("别名", otherName.value(), "", "2015-06-30", "2015-05-01"));
            household("生者", otherName, "DEAD WARN");
            CitizenId sameNameAndBirth = SyntheticPeople.man();
            deaths.add(List.of("同名", "", sameNameAndBirth.birthDate().toString(), "2015-06-30", "2015-05-01"));
            household("同名", sameNameAndBirth, "DEAD WARN");
            CitizenId sameNameOnly = SyntheticPeople.man();
            deaths.add(
                    List.of("同姓", "", sameNameOnly.birthDate().minusYears(1).toString(), "2015-06-30", "2015-05-01"));
            household("同姓", sameNameOnly, "");
        }
    }

    private void odd(String code, Fault fault) {
        for (int i = 0; i < EACH; i++) {
            household("好户", SyntheticPeople.man(), code);
            fault.into(sheet);
        }
    }

    private void fine(Fault nearMiss) {
        odd("", nearMiss);
    }

    private void household(String name, CitizenId citizen, String code) {
        sheet.head(String.valueOf(++key), VILLAGE, name, citizen);
        row++;
        expect(code);
    }

    private void child(LocalDate born, String code, @Nullable String reason) {
        household("家长", SyntheticPeople.man(), "");
        sheet.member(String.valueOf(key), "孩子", SyntheticPeople.born(born, 601), "之子")
                .with("文化程度", "小学")
                .with("失学原因", reason);
        row++;
        expect(code);
    }

    private void expect(String code) {
        if (!code.isEmpty()) {
            expected.put(row, code);
        }
    }

    private byte[] deathList() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet list = workbook.createSheet("名单");
            deaths.add(0, List.of("姓名", "身份证号码", "出生日期", "数据日期", "死亡日期"));
            for (int r = 0; r < deaths.size(); r++) {
                XSSFRow line = list.createRow(r);
                for (int c = 0; c < deaths.get(r).size(); c++) {
                    line.createCell(c).setCellValue(deaths.get(r).get(c));
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
