package org.bangfu.policy.mashan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.policy.exclusion.AbsenceHit;
import org.bangfu.registry.imports.HouseholdSheet;
import org.jspecify.annotations.Nullable;

/** Writes the synthetic county as the workbooks that are imported: one of households, one for each department. */
public final class MashanWorkbooks {

    private static final String AS_OF = MashanPattern.DAY.minusDays(30).toString();

    /** In the cell until the number that somebody typed is written over it. */
    private static final CitizenId NOBODY = CitizenId.parse("430599196103090018");

    private MashanWorkbooks() {}

    public static CitizenId citizen(Person person) {
        return CitizenId.parse(person.idText);
    }

    /** The households with those who still belong to them, spread over the villages of one township. */
    public static byte[] households(Collection<Family> families, String township) {
        HouseholdSheet sheet = new HouseholdSheet();
        for (Family family : families) {
            String key = String.valueOf(family.number);
            for (Person person : family.members()) {
                if (person.head) {
                    sheet.head(key, village(family, township), person.name, NOBODY)
                            .with("工资性收入", family.netIncome.toString())
                            .with("自付医疗支出", family.selfPaidMedical.toString())
                            .with("住房等级", family.houseGrade)
                            .with("饮水安全", yesNo(family.waterSafe))
                            .with("分户日期", family.splitOn);
                } else {
                    sheet.member(key, person.name, NOBODY, "其他");
                }
                sheet.with("身份证号码", person.idText)
                        .with("户口性质", person.rural ? "农业户口" : "非农业户口")
                        .with("户籍在本村", yesNo(person.ofVillage))
                        .with("文化程度", person.finishedCompulsory ? "初中" : "小学")
                        .with("在校情况", person.inSchool ? "小学" : "非在校生")
                        .with("参加医疗保险", yesNo(person.insured))
                        .with("外出月数", person.monthsAway)
                        .with("寄钱回家", yesNo(person.sendsMoney));
            }
        }
        return sheet.toBytes();
    }

    /** The village of a household, in the township where all of them are put. */
    public static String village(Family family, String township) {
        return township + family.group.value().substring(9, 12);
    }

    private static String yesNo(boolean answer) {
        return answer ? "是" : "否";
    }

    public static byte[] vehicles(MashanPattern county) {
        List<List<String>> lines = lines("车辆类型", "状态", "号牌号码", "购车价格", "残疾人改装车");
        for (ListRow row : ListRow.of(county.rows(), ListRow.Vehicle.class)) {
            ListRow.Vehicle vehicle = (ListRow.Vehicle) row.content();
            lines.add(line(
                    row,
                    vehicle.kind().name(),
                    vehicle.state().name(),
                    vehicle.plate(),
                    yuan(vehicle.price()),
                    vehicle.adapted() ? "是" : "否"));
        }
        return workbook(lines);
    }

    public static byte[] properties(MashanPattern county) {
        List<List<String>> lines = lines("房产类型", "状态", "坐落");
        for (ListRow row : ListRow.of(county.rows(), ListRow.Property.class)) {
            ListRow.Property property = (ListRow.Property) row.content();
            lines.add(line(row, property.kind().name(), property.state().name(), property.place()));
        }
        return workbook(lines);
    }

    public static byte[] payroll(MashanPattern county) {
        List<List<String>> lines = lines("岗位类型", "状态", "单位");
        for (ListRow row : ListRow.of(county.rows(), ListRow.Pay.class)) {
            ListRow.Pay pay = (ListRow.Pay) row.content();
            lines.add(line(row, pay.kind().name(), pay.ended() ? "ENDED" : "PAID", pay.employer()));
        }
        return workbook(lines);
    }

    public static byte[] companies(MashanPattern county) {
        List<List<String>> lines = lines("任职身份", "状态", "企业名称");
        for (ListRow row : ListRow.of(county.rows(), ListRow.Business.class)) {
            ListRow.Business business = (ListRow.Business) row.content();
            lines.add(line(row, business.part().name(), business.state().name(), business.name()));
        }
        return workbook(lines);
    }

    public static byte[] deaths(MashanPattern county) {
        List<List<String>> lines = lines("死亡日期");
        for (ListRow row : ListRow.of(county.rows(), ListRow.Absence.class)) {
            ListRow.Absence absence = (ListRow.Absence) row.content();
            if (absence.kind() == AbsenceHit.Kind.DEAD) {
                lines.add(line(row, absence.since().toString()));
            }
        }
        return workbook(lines);
    }

    private static List<List<String>> lines(String... labels) {
        List<String> header = new ArrayList<>(List.of("姓名", "身份证号码", "出生日期", "数据日期"));
        header.addAll(List.of(labels));
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        return lines;
    }

    private static List<String> line(ListRow row, String... cells) {
        String id = row.idNumber();
        List<String> line = new ArrayList<>(List.of(
                row.name(), id == null ? "" : id, id == null ? row.birthDate().toString() : "", AS_OF));
        line.addAll(List.of(cells));
        return line;
    }

    private static String yuan(@Nullable Money price) {
        return price == null ? "" : price.toString();
    }

    private static byte[] workbook(List<List<String>> lines) {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(500);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            SXSSFSheet sheet = workbook.createSheet("名单");
            for (int r = 0; r < lines.size(); r++) {
                SXSSFRow row = sheet.createRow(r);
                for (int c = 0; c < lines.get(r).size(); c++) {
                    row.createCell(c).setCellValue(lines.get(r).get(c));
                }
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
