package org.bangfu.registry.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.bangfu.common.CitizenId;
import org.jspecify.annotations.Nullable;

/** Builds household workbooks: a clean row unless something else is said. */
public final class HouseholdSheet {

    private final List<String> labels = new ArrayList<>();
    private final List<Map<String, Object>> rows = new ArrayList<>();

    public HouseholdSheet() {}

    /** @param columns the columns to begin with, in this order, filled or not */
    HouseholdSheet(List<Column> columns) {
        columns.forEach(column -> labels.add(column.label()));
    }

    private static Map<String, Object> member(String household, String name, String citizen, String relation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("户序号", household);
        row.put("姓名", name);
        row.put("身份证号码", citizen);
        row.put("与户主关系", relation);
        row.put("户口性质", "农业户口");
        row.put("户籍在本村", "是");
        row.put("参加医疗保险", "是");
        row.put("参加养老保险", "是");
        row.put("在校情况", "非在校生");
        row.put("失学原因", "示范");
        return row;
    }

    /** A head's row with a complete year. */
    public HouseholdSheet head(String household, String village, String name, CitizenId citizen) {
        Map<String, Object> row = member(household, name, citizen.value(), "户主");
        row.put("村", village);
        row.put("村民小组", 1);
        row.put("住址", "示范路1号");
        row.put("联系电话", "13800001234");
        row.put("年度", 2014);
        row.put("工资性收入", 3000);
        row.put("耕地面积", 2.5);
        for (String area : List.of("有效灌溉面积", "林地面积", "退耕还林面积", "林果面积", "牧草地面积", "水面面积")) {
            row.put(area, 0);
        }
        for (String yes : List.of("通生产用电", "通生活用电", "通广播电视", "有卫生厕所", "加入合作社", "龙头企业带动", "致富带头人带动", "饮水安全")) {
            row.put(yes, "否");
        }
        row.put("主要燃料", "柴草");
        row.put("与主干路距离", 1);
        rows.add(row);
        return this;
    }

    public HouseholdSheet member(String household, String name, CitizenId citizen, String relation) {
        rows.add(member(household, name, citizen.value(), relation));
        return this;
    }

    /** Changes a cell of the last row; null empties it. */
    public HouseholdSheet with(String label, @Nullable Object value) {
        Map<String, Object> last = rows.get(rows.size() - 1);
        if (value == null) {
            last.put(label, "");
        } else {
            last.put(label, value);
        }
        return this;
    }

    public byte[] toBytes() {
        rows.forEach(row ->
                row.keySet().stream().filter(label -> !labels.contains(label)).forEach(labels::add));
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(500);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            SXSSFSheet sheet = workbook.createSheet("农户信息");
            SXSSFRow header = sheet.createRow(0);
            for (int i = 0; i < labels.size(); i++) {
                header.createCell(i).setCellValue(labels.get(i));
            }
            for (int r = 0; r < rows.size(); r++) {
                SXSSFRow row = sheet.createRow(r + 1);
                for (int i = 0; i < labels.size(); i++) {
                    Object value = rows.get(r).get(labels.get(i));
                    if (value instanceof Number number) {
                        row.createCell(i).setCellValue(number.doubleValue());
                    } else if (value instanceof String text && text.startsWith("=")) {
                        row.createCell(i).setCellFormula(text.substring(1));
                    } else if (value != null) {
                        row.createCell(i).setCellValue(value.toString());
                    }
                }
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
