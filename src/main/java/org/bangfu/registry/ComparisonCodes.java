package org.bangfu.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/** The codes that rows of the departments' lists carry, with the labels that the departments write. */
public final class ComparisonCodes {

    private ComparisonCodes() {}

    /** Code to label for the kind column of a source; empty when the source has none. */
    public static Map<String, String> kinds(ComparisonSource source) {
        return switch (source) {
            case VEHICLE ->
                ordered(
                        "CAR", "小型汽车",
                        "TRUCK", "货车",
                        "LARGE_FARM", "大型农用车",
                        "MACHINERY", "工程机械",
                        "SMALL_FARM", "小型农用车",
                        "TRICYCLE", "三轮车",
                        "MOTORCYCLE", "摩托车",
                        "OTHER", "其他机动车");
            case REAL_ESTATE ->
                ordered(
                        "TOWN_FLAT", "城镇商品房",
                        "SHOP", "门面房",
                        "TOWN_HOUSE", "城镇自建房",
                        "RELOCATION", "易地搬迁安置房",
                        "INHERITED_SHARE", "继承的共有份额",
                        "RURAL_HOUSE", "农村住房");
            case PAYROLL ->
                ordered(
                        "CIVIL_SERVANT", "公务员",
                        "PUBLIC_INSTITUTION", "事业单位在编人员",
                        "STATE_ENTERPRISE", "国有企业职工",
                        "RETIRED", "财政供养离退休人员",
                        "PUBLIC_WELFARE_POST", "公益性岗位",
                        "TEMPORARY", "临时聘用人员",
                        "CONTRACT_LABOUR", "劳务派遣或合同用工");
            case COMPANY ->
                ordered(
                        "LEGAL_REPRESENTATIVE", "法定代表人",
                        "SELF_EMPLOYED", "个体工商户经营者",
                        "COOPERATIVE_HEAD", "合作社负责人",
                        "CONTRACTOR", "工程承包人",
                        "SHAREHOLDER", "股东",
                        "NOMINAL_SHAREHOLDER", "扶贫合作社名义股东",
                        "COOPERATIVE_MEMBER", "合作社成员");
            case DIBAO -> ordered("A", "A类", "B", "B类", "C", "C类");
            case WUBAO -> ordered("DISPERSED", "分散供养", "CENTRAL", "集中供养");
            case DISABILITY ->
                ordered(
                        "SIGHT", "视力",
                        "HEARING", "听力",
                        "SPEECH", "言语",
                        "LIMBS", "肢体",
                        "INTELLECT", "智力",
                        "MIND", "精神",
                        "MULTIPLE", "多重");
            case DEATH -> Map.of();
        };
    }

    /** Code to label for the state column of a source; empty when the source has none. */
    public static Map<String, String> states(ComparisonSource source) {
        return switch (source) {
            case VEHICLE -> ordered("REGISTERED", "在用", "SOLD", "已转让", "SCRAPPED", "已报废");
            case REAL_ESTATE -> ordered("OWNED", "现有", "SOLD", "已转让", "DESTROYED", "已灭失");
            case PAYROLL -> ordered("PAID", "在发", "ENDED", "已停发");
            case COMPANY -> ordered("OPERATING", "在营", "CLOSED", "已注销", "REVOKED", "已吊销");
            case DIBAO, WUBAO, DISABILITY, DEATH -> Map.of();
        };
    }

    private static Map<String, String> ordered(String... codesAndLabels) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (int i = 0; i < codesAndLabels.length; i += 2) {
            codes.put(codesAndLabels[i], codesAndLabels[i + 1]);
        }
        return codes;
    }
}
