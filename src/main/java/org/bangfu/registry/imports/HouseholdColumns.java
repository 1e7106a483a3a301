package org.bangfu.registry.imports;

import static org.bangfu.registry.imports.Column.Kind.CITIZEN;
import static org.bangfu.registry.imports.Column.Kind.DATE;
import static org.bangfu.registry.imports.Column.Kind.DECIMAL;
import static org.bangfu.registry.imports.Column.Kind.INTEGER;
import static org.bangfu.registry.imports.Column.Kind.MONEY;
import static org.bangfu.registry.imports.Column.Kind.TEXT;
import static org.bangfu.registry.imports.Column.Kind.YES_NO;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.registry.CodeLists;

/** The columns of the register form: one row for each member, what concerns the household on the head's row. */
final class HouseholdColumns {

    /** Transfer columns: key to code of {@code TRANSFER_INCOME}. */
    static final Map<String, String> TRANSFERS = transfers();

    private final List<Column> household = new ArrayList<>();
    private final List<Column> member = new ArrayList<>();

    HouseholdColumns(CodeLists codes) {
        member.add(Column.required("householdKey", "户序号", TEXT, "同一户各行填同一个序号，各行连在一起"));
        household.add(Column.of("village", "村", TEXT, "户主行必填：村的12位代码或全名"));
        household.add(Column.of("group", "村民小组", INTEGER, "第几组，只填数字"));
        household.add(Column.of("address", "住址", TEXT, "户主行必填"));
        household.add(Column.of("phone", "联系电话", TEXT, "11位手机号或带区号的座机号"));
        household.add(Column.of("bank", "开户银行", TEXT, "与银行账号一起填写"));
        household.add(Column.of("account", "银行账号", TEXT, "文本格式"));
        household.add(Column.of("declaredMembers", "家庭人口", INTEGER, "应等于本户行数"));
        household.add(Column.of("martyrFamily", "军烈属", YES_NO, ""));
        household.add(Column.of("onlyChild", "独生子女户", YES_NO, ""));
        household.add(Column.of("twoDaughters", "双女户", YES_NO, ""));
        household.add(Column.of("splitOn", "分户日期", DATE, "从原户分出的日期，没有不填"));

        member.add(Column.required("name", "姓名", TEXT, "与户口簿一致"));
        member.add(Column.required("citizenId", "身份证号码", CITIZEN, "先把整列设为文本格式"));
        member.add(Column.code("relation", "与户主关系", codes.list("RELATION"), "每户一名户主")
                .asRequired());
        member.add(Column.of("ethnic", "民族", TEXT, ""));
        member.add(Column.code("political", "政治面貌", codes.list("POLITICAL"), ""));
        member.add(Column.code("hukou", "户口性质", codes.list("HUKOU"), "户主不填的，入户时必须补填"));
        member.add(Column.of("hukouOfVillage", "户籍在本村", YES_NO, "户口簿登记在本村的填是；户主不填的，入户时必须补填"));
        member.add(Column.code("education", "文化程度", codes.list("EDU"), ""));
        member.add(Column.code("inSchool", "在校情况", codes.list("INSCHOOL"), "学龄儿童必填"));
        member.add(Column.of("dropoutReason", "失学原因", TEXT, "学龄儿童不在校时填写"));
        member.add(Column.code("health", "健康状况", codes.list("HEALTH"), ""));
        member.add(Column.of("disabilityType", "残疾类别", TEXT, ""));
        member.add(Column.of("disabilityGrade", "残疾等级", INTEGER, "1至4"));
        member.add(Column.code("labour", "劳动能力", codes.list("LABOUR"), ""));
        member.add(Column.code("workPlace", "务工地点", codes.list("WORKPLACE"), ""));
        member.add(Column.of("workMonths", "务工月数", INTEGER, "0至12"));
        member.add(Column.of("monthsAway", "外出月数", INTEGER, "全年离家的月数，0至12；学生、军人也照实填"));
        member.add(Column.of("sendsMoney", "寄钱回家", YES_NO, "长期外出的填写；不寄钱回家的不算共同生活人口"));
        member.add(Column.of("mandarin", "会普通话", YES_NO, ""));
        member.add(Column.of("soldier", "现役军人", YES_NO, ""));
        member.add(Column.of("basicMedical", "参加医疗保险", YES_NO, ""));
        member.add(Column.of("seriousIllness", "参加大病保险", YES_NO, ""));
        member.add(Column.of("pension", "参加养老保险", YES_NO, ""));
        member.add(Column.of("memberDibao", "享受低保", YES_NO, ""));
        member.add(Column.of("sharesBudget", "共同生活", YES_NO, "不填视为是；分开过、不共用收支的填否"));
        member.add(Column.of("memberPhone", "本人电话", TEXT, ""));

        household.add(Column.of("year", "年度", INTEGER, "下列各项所属年度；填了收入、住房等就必须填"));
        household.add(Column.of("wage", "工资性收入", MONEY, "全年，元"));
        household.add(Column.of("planting", "种植收入", MONEY, ""));
        household.add(Column.of("forestry", "林业收入", MONEY, ""));
        household.add(Column.of("breeding", "养殖收入", MONEY, ""));
        household.add(Column.of("otherOperating", "其他经营收入", MONEY, ""));
        household.add(Column.of("dividend", "资产收益分红", MONEY, ""));
        household.add(Column.of("otherProperty", "其他财产性收入", MONEY, ""));
        TRANSFERS.forEach(
                (key, code) -> household.add(Column.of(key, codes.label("TRANSFER_INCOME", code), MONEY, "转移性收入")));
        household.add(Column.of("inKind", "实物折价", MONEY, ""));
        household.add(Column.of("operatingCost", "生产经营支出", MONEY, ""));
        household.add(Column.of("tax", "税费", MONEY, ""));
        household.add(Column.of("medical", "自付医疗支出", MONEY, ""));
        household.add(Column.of("educationCost", "教育支出", MONEY, ""));
        household.add(Column.of("houseArea", "住房面积", DECIMAL, "平方米"));
        household.add(Column.code("houseStructure", "房屋结构", codes.list("STRUCTURE"), ""));
        household.add(Column.of("houseYear", "建房年份", INTEGER, ""));
        household.add(Column.code("houseGrade", "住房等级", codes.list("GRADE"), "C、D级为危房"));
        household.add(Column.of("renovationYear", "危房改造年份", INTEGER, ""));
        household.add(Column.of("waterSafe", "饮水安全", YES_NO, ""));
        household.add(Column.of("waterDifficult", "饮水困难", YES_NO, ""));
        household.add(Column.of("cultivated", "耕地面积", DECIMAL, "亩；没有填0"));
        household.add(Column.of("irrigated", "有效灌溉面积", DECIMAL, "亩；没有填0"));
        household.add(Column.of("forest", "林地面积", DECIMAL, "亩；没有填0"));
        household.add(Column.of("grainForGreen", "退耕还林面积", DECIMAL, "亩；没有填0"));
        household.add(Column.of("orchard", "林果面积", DECIMAL, "亩；没有填0"));
        household.add(Column.of("pasture", "牧草地面积", DECIMAL, "亩；没有填0"));
        household.add(Column.of("waterSurface", "水面面积", DECIMAL, "亩；没有填0"));
        household.add(Column.of("productionPower", "通生产用电", YES_NO, ""));
        household.add(Column.of("livingPower", "通生活用电", YES_NO, ""));
        household.add(Column.of("radioTv", "通广播电视", YES_NO, ""));
        household.add(Column.of("sanitaryToilet", "有卫生厕所", YES_NO, ""));
        household.add(Column.code("fuel", "主要燃料", codes.list("FUEL"), ""));
        household.add(Column.of("roadDistance", "与主干路距离", DECIMAL, "公里"));
        household.add(Column.code("entryRoad", "入户路类型", codes.list("ENTRY_ROAD"), ""));
        household.add(Column.of("coopMember", "加入合作社", YES_NO, ""));
        household.add(Column.of("leadEnterprise", "龙头企业带动", YES_NO, ""));
        household.add(Column.of("entrepreneurLed", "致富带头人带动", YES_NO, ""));
    }

    private static Map<String, String> transfers() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("familyPlanning", "01");
        codes.put("dibaoA", "0201");
        codes.put("dibaoB", "0202");
        codes.put("dibaoC", "0203");
        codes.put("wubao", "03");
        codes.put("pensionIncome", "04");
        codes.put("eco", "05");
        codes.put("disabilitySubsidy", "06");
        codes.put("farmSubsidy", "07");
        codes.put("oldAge", "08");
        codes.put("reservoir", "09");
        codes.put("otherTransfer", "10");
        return codes;
    }

    List<Column> all() {
        List<Column> all = new ArrayList<>();
        all.add(member.get(0));
        all.addAll(member.subList(1, member.size()));
        all.addAll(household);
        return all;
    }

    List<Column> household() {
        return household;
    }
}
