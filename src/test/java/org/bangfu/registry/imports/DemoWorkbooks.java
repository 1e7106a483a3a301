package org.bangfu.registry.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bangfu.common.CitizenId;
import org.bangfu.registry.ReferenceData;
import org.bangfu.registry.SyntheticPeople;

/**
 * Makes the demo workbooks in {@code seeds/demo}: forty households of four villages, clean and dirty rows mixed, and the
 * departments' lists with people who are hit and people who only seem to be. Nobody in them exists.
 */
public final class DemoWorkbooks {

    static final int HOUSEHOLDS = 40;
    /** Households with an error that keeps them out. */
    static final int WRONG = 6;

    private static final List<String> VILLAGES =
            List.of("430527103001", "430527103002", "430527104001", "430527104002");
    private static final String SURNAMES = "龙苏唐向黄杨刘陈周李";
    private static final String GIVEN = "示范虚拟样例测试演练";

    private DemoWorkbooks() {}

    /** @param args the folder to write to */
    public static void main(String[] args) throws IOException {
        write(Path.of(args.length == 0 ? "seeds/demo" : args[0]));
    }

    public static void write(Path folder) throws IOException {
        Files.write(folder.resolve("households.xlsx"), households());
        Files.write(
                folder.resolve("vehicles.xlsx"),
                sheet(
                        List.of("姓名", "身份证号码", "出生日期", "数据日期", "车辆类型", "状态", "号牌号码", "购车价格", "登记日期", "残疾人改装车"),
                        List.of(
                                name(4),
                                head(4).value(),
                                "",
                                "2015-06-30",
                                "小型汽车",
                                "在用",
                                "湘E00001",
                                "68000",
                                "2013-05-01",
                                "否"),
                        List.of(
                                name(5),
                                head(5).value(),
                                "",
                                "2015-06-30",
                                "三轮车",
                                "在用",
                                "湘E00002",
                                "4500",
                                "2012-03-01",
                                "否"),
                        List.of(
                                name(6),
                                head(6).value(),
                                "",
                                "2015-06-30",
                                "小型汽车",
                                "已转让",
                                "湘E00003",
                                "30000",
                                "2010-01-01",
                                "否"),
                        List.of(
                                name(7),
                                "",
                                head(7).birthDate().toString(),
                                "2015-06-30",
                                "小型汽车",
                                "在用",
                                "湘E00004",
                                "52000",
                                "",
                                "否"),
                        List.of(
                                name(8),
                                other(8).value(),
                                "",
                                "2015-06-30",
                                "小型汽车",
                                "在用",
                                "湘E00005",
                                "70000",
                                "",
                                "否")));
        Files.write(
                folder.resolve("real-estate.xlsx"),
                sheet(
                        List.of("姓名", "身份证号码", "数据日期", "房产类型", "状态", "坐落"),
                        List.of(name(9), head(9).value(), "2015-06-30", "城镇商品房", "现有", "长铺镇示范小区"),
                        List.of(name(10), head(10).value(), "2015-06-30", "农村住房", "现有", "红岩镇")));
        Files.write(
                folder.resolve("payroll.xlsx"),
                sheet(
                        List.of("姓名", "身份证号码", "数据日期", "岗位类型", "状态", "单位"),
                        List.of(name(11), head(11).value(), "2015-06-30", "事业单位在编人员", "在发", "示范中心小学"),
                        List.of(name(12), head(12).value(), "2015-06-30", "公益性岗位", "在发", "示范村保洁")));
        Files.write(
                folder.resolve("companies.xlsx"),
                sheet(
                        List.of("姓名", "身份证号码", "数据日期", "任职身份", "状态", "企业名称"),
                        List.of(name(13), head(13).value(), "2015-06-30", "法定代表人", "在营", "示范竹木加工厂"),
                        List.of(name(14), head(14).value(), "2015-06-30", "扶贫合作社名义股东", "在营", "示范茶叶合作社")));
        Files.write(
                folder.resolve("dibao.xlsx"),
                sheet(
                        List.of("姓名", "身份证号码", "数据日期", "低保类别", "月保障金额"),
                        List.of(name(1), head(1).value(), "2015-06-30", "B类", "120")));
        Files.write(
                folder.resolve("wubao.xlsx"),
                sheet(
                        List.of("姓名", "身份证号码", "数据日期", "供养方式", "月保障金额"),
                        List.of(name(2), head(2).value(), "2015-06-30", "分散供养", "250")));
        Files.write(
                folder.resolve("disability.xlsx"),
                sheet(
                        List.of("姓名", "身份证号码", "数据日期", "残疾类别", "残疾等级"),
                        List.of(name(3), head(3).value(), "2015-06-30", "肢体", "2级")));
        Files.write(
                folder.resolve("deaths.xlsx"),
                sheet(
                        List.of("姓名", "身份证号码", "数据日期", "死亡日期"),
                        List.of("虚" + name(15), parent(15).value(), "2015-06-30", "2015-04-12")));
    }

    /** The workbook of households. */
    static byte[] households() {
        HouseholdSheet sheet = new HouseholdSheet(new HouseholdColumns(ReferenceData.codeLists()).all());
        for (int i = 0; i < HOUSEHOLDS; i++) {
            String key = Integer.toString(i + 1);
            sheet.head(key, VILLAGES.get(i % 4), name(i), head(i))
                    .with("工资性收入", 1200 + i * 137)
                    .with("种植收入", 900 + i * 31)
                    .with("生产经营支出", 300 + i * 7)
                    .with("农业补贴", 180)
                    .with("家庭人口", i % 3 + 1)
                    .with("住房等级", List.of("A", "B", "C", "D").get(i % 4))
                    .with("住房面积", 60 + i)
                    .with("房屋结构", "砖瓦砖木、砖石窑洞")
                    .with("健康状况", i % 5 == 0 ? "长期慢性病" : "健康")
                    .with("文化程度", "小学")
                    .with("劳动能力", "普通劳动力")
                    .with("失学原因", null);
            if (i % 3 >= 1) {
                sheet.member(key, "虚" + name(i), parent(i), "之母")
                        .with("健康状况", "健康")
                        .with("失学原因", null);
            }
            if (i % 3 == 2) {
                sheet.member(key, name(i) + "子", child(i), "之子")
                        .with("在校情况", "小学")
                        .with("失学原因", null);
            }
            dirty(sheet, i);
        }
        return sheet.toBytes();
    }

    /** What a newcomer shall see marked: six households with errors, two with something odd. */
    private static void dirty(HouseholdSheet sheet, int i) {
        switch (i) {
            case 16 -> sheet.with("身份证号码", "430599196103090019");
            case 20 -> sheet.with("在校情况", "非在校生").with("失学原因", null);
            case 24 -> sheet.with("主要燃料", null);
            case 27 -> sheet.with("工资性收入", "3000元");
            case 30 -> sheet.with("家庭人口", 4);
            case 33 -> sheet.with("身份证号码", head(0).value());
            case 36 -> sheet.with("与主干路距离", 12);
            case 39 -> sheet.with("工资性收入", 88);
            default -> {
                // clean
            }
        }
    }

    private static String name(int i) {
        return "" + SURNAMES.charAt(i % 10) + GIVEN.charAt(i / 10 % 10) + GIVEN.charAt((i * 7 + 3) % 10);
    }

    private static CitizenId head(int i) {
        return SyntheticPeople.born(LocalDate.of(1966, 2, 1).plusDays(i * 97L), i % 2 == 0 ? 901 : 902);
    }

    private static CitizenId parent(int i) {
        return SyntheticPeople.born(LocalDate.of(1941, 5, 1).plusDays(i * 61L), 904);
    }

    private static CitizenId child(int i) {
        return SyntheticPeople.born(LocalDate.of(2005, 3, 1).plusDays(i * 11L), 905);
    }

    /** Somebody else of the same birth date. */
    private static CitizenId other(int i) {
        return SyntheticPeople.born(head(i).birthDate(), 951);
    }

    @SafeVarargs
    private static byte[] sheet(List<String>... rows) throws IOException {
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
