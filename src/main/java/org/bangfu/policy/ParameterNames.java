package org.bangfu.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What parameters and their units are called in Chinese. */
public final class ParameterNames {

    private static final Pattern LINE = Pattern.compile("line\\.(\\w+)\\.(\\d{4})");
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("line", "扶贫标准");
        GROUPS.put("id", "贫困户识别");
        GROUPS.put("exclusion", "排除规则");
        GROUPS.put("notice", "公示公告");
        GROUPS.put("sla", "办理期限");
        GROUPS.put("objection", "异议");
        GROUPS.put("petition", "信访");
        GROUPS.put("dq", "数据校验");
        GROUPS.put("village", "贫困村");
        GROUPS.put("posting", "驻村帮扶");
        GROUPS.put("pairing", "结对帮扶");
        GROUPS.put("enterprise", "企业认领");
        GROUPS.put("edu", "教育");
        GROUPS.put("infra", "基础设施");
        GROUPS.put("housing", "危房改造");
        GROUPS.put("relocation", "易地搬迁");
        GROUPS.put("relief", "临时救助");
        GROUPS.put("coop", "合作社");
        GROUPS.put("ecommerce", "电商");
        GROUPS.put("loan", "小额信贷");
        GROUPS.put("military", "优待抚恤");
        GROUPS.put("insurance", "社会保障");
        GROUPS.put("fund", "资金");
        GROUPS.put("account", "账户");
        GROUPS.put("exit", "退出");
        GROUPS.put("monitor", "返贫监测");
        GROUPS.put("privacy", "档案与隐私");
    }

    private final Map<String, String> names;
    private final Map<String, String> units;

    ParameterNames(List<Map<String, String>> nameRows, List<Map<String, String>> unitRows) {
        names = column(nameRows, "key");
        units = column(unitRows, "unit");
    }

    private static Map<String, String> column(List<Map<String, String>> rows, String key) {
        Map<String, String> map = new LinkedHashMap<>();
        rows.forEach(row -> map.put(row.getOrDefault(key, ""), row.getOrDefault("name", "")));
        return map;
    }

    /** The key itself when nobody gave it a name. */
    public String name(String key) {
        Matcher line = LINE.matcher(key);
        if (line.matches()) {
            return line.group(2) + "年" + ("NBS".equals(line.group(1)) ? "国家扶贫标准" : "脱贫退出标准");
        }
        return names.getOrDefault(key, key);
    }

    public String unit(@Nullable String unit) {
        return unit == null ? "" : units.getOrDefault(unit, unit);
    }

    /** What a group of keys is called, such as {@code id}. */
    public String group(String key) {
        String prefix = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        return GROUPS.getOrDefault(prefix, "其他");
    }

    /** All groups in the order in which they are shown. */
    public List<String> groups() {
        return java.util.stream.Stream.concat(GROUPS.values().stream(), java.util.stream.Stream.of("其他"))
                .toList();
    }

    /** The value with its unit, periods and shares in words. */
    public String words(ParameterValue value) {
        String text = value.value();
        Matcher period = Pattern.compile("P(\\d+)([YMD])").matcher(text);
        Matcher hours = Pattern.compile("PT(\\d+)H").matcher(text);
        if (period.matches()) {
            String unit = switch (period.group(2)) {
                case "Y" -> "年";
                case "M" -> "个月";
                default -> "天";
            };
            return period.group(1) + unit;
        }
        if (hours.matches()) {
            return hours.group(1) + "小时";
        }
        String unit = unit(value.unit());
        return unit.isEmpty() ? text : text + " " + unit;
    }
}
