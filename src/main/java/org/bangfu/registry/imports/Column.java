package org.bangfu.registry.imports;

import java.util.Map;

/**
 * A column of a workbook.
 *
 * @param key what code calls it
 * @param label what the header says
 * @param codes code to label for {@link Kind#CODE}
 * @param note what the template explains
 */
public record Column(String key, String label, Kind kind, boolean required, Map<String, String> codes, String note) {

    /** What a cell of the column may hold. */
    public enum Kind {
        TEXT("文字"),
        CITIZEN("身份证号码（文本格式，18位）"),
        MONEY("金额（元，最多两位小数）"),
        DECIMAL("数字（最多两位小数）"),
        INTEGER("整数"),
        DATE("日期，如 2015-08-03"),
        YES_NO("是 或 否"),
        CODE("代码或名称，见“代码表”");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public static Column of(String key, String label, Kind kind, String note) {
        return new Column(key, label, kind, false, Map.of(), note);
    }

    public static Column required(String key, String label, Kind kind, String note) {
        return new Column(key, label, kind, true, Map.of(), note);
    }

    public static Column code(String key, String label, Map<String, String> codes, String note) {
        return new Column(key, label, Kind.CODE, false, codes, note);
    }

    public Column asRequired() {
        return new Column(key, label, kind, true, codes, note);
    }
}
