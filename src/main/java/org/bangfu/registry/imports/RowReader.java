package org.bangfu.registry.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a row as what their columns hold and tells every cell that is not that. */
public final class RowReader {

    private static final int LONGEST_TEXT = 200;
    private static final BigDecimal MOST = new BigDecimal("100000000");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d+)?|\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    private final SheetRow row;
    private final Map<String, Column> columns;
    private final Findings findings;
    private boolean broken;

    RowReader(SheetRow row, Map<String, Column> columns, Findings findings) {
        this.row = row;
        this.columns = columns;
        this.findings = findings;
    }

    public int number() {
        return row.number();
    }

    /** Whether the column's cell holds anything. */
    public boolean isFilled(String key) {
        return !row.cell(key).isEmpty();
    }

    /** Whether a cell of the row could not be read. */
    public boolean isBroken() {
        return broken;
    }

    public void error(@Nullable String column, String rule, String sentence) {
        broken = true;
        findings.error(row.number(), column, rule, sentence);
    }

    private Column column(String key) {
        Column column = columns.get(key);
        if (column == null) {
            throw new IllegalArgumentException("没有这一列：" + key);
        }
        return column;
    }

    private void wrong(Column column, String what) {
        error(column.key(), "CELL", "“" + column.label() + "”" + what);
    }

    /** The cell when it holds something readable; a missing required one is told. */
    private @Nullable RawCell filled(Column column) {
        RawCell cell = row.cell(column.key());
        if (cell.isEmpty()) {
            if (column.required()) {
                wrong(column, "没有填写");
            }
            return null;
        }
        if (cell.type() == RawCell.Type.BROKEN) {
            wrong(column, "是错误值，请重新填写");
            return null;
        }
        return cell;
    }

    private @Nullable RawCell computed(Column column) {
        RawCell cell = filled(column);
        if (cell != null && cell.type() == RawCell.Type.FORMULA) {
            wrong(column, "是公式，请粘贴为数值");
            return null;
        }
        return cell;
    }

    public @Nullable String text(String key) {
        Column column = column(key);
        RawCell cell = filled(column);
        if (cell == null) {
            return null;
        }
        String text = cell.text();
        if (text.length() > LONGEST_TEXT) {
            wrong(column, "超过" + LONGEST_TEXT + "个字，请写短一些");
            return null;
        }
        if (text.codePoints().anyMatch(RowReader::isUnwanted)) {
            wrong(column, "含有看不见的或控制字符，请重新手工输入");
            return null;
        }
        return text;
    }

    private static boolean isUnwanted(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
    }

    /** A person's name: Chinese characters of any plane, the middle dot, letters. */
    public @Nullable String name(String key) {
        Column column = column(key);
        String text = text(key);
        if (text == null) {
            return null;
        }
        String name = text.replaceAll("[\\s\\u3000]+", "").replace('•', '·').replace('・', '·');
        if (!name.matches("[\\p{IsHan}〇a-zA-Z·]{1,60}")) {
            wrong(column, "含有姓名中不应有的字符，或超过60个字，请核对");
            return null;
        }
        return name;
    }

    public @Nullable CitizenId citizen(String key) {
        Column column = column(key);
        RawCell cell = computed(column);
        if (cell == null) {
            return null;
        }
        if (cell.type() == RawCell.Type.NUMBER) {
            error(key, "DQ16", "“" + column.label() + "”是数字格式，末几位已丢失，请把该列设为文本后重新填写");
            return null;
        }
        try {
            CitizenId citizen = CitizenId.parse(cell.text());
            int year = citizen.birthDate().getYear();
            if (year < 1890) {
                error(key, "DQ16", "身份证号码中的出生年份不合常理，请对照证件核对第7至10位");
                return null;
            }
            return citizen;
        } catch (IllegalArgumentException e) {
            error(key, "DQ16", String.valueOf(e.getMessage()));
            return null;
        }
    }

    public Money money(String key) {
        BigDecimal yuan = decimal(key);
        return yuan == null ? Money.ZERO : Money.yuan(yuan);
    }

    public @Nullable Money moneyIfAny(String key) {
        BigDecimal yuan = decimal(key);
        return yuan == null ? null : Money.yuan(yuan);
    }

    /** Not negative, at most two decimals, below a hundred million. */
    public @Nullable BigDecimal decimal(String key) {
        Column column = column(key);
        RawCell cell = computed(column);
        if (cell == null) {
            return null;
        }
        BigDecimal number = cell.number();
        if (number == null) {
            String plain = halfWidth(cell.text());
            if (!DECIMAL.matcher(plain).matches()) {
                wrong(column, "应为不小于0的数字，不带单位，请重新填写");
                return null;
            }
            number = new BigDecimal(plain.replace(",", ""));
        }
        if (number.signum() < 0) {
            wrong(column, "不能为负数，请重新填写");
            return null;
        }
        if (number.compareTo(MOST) >= 0) {
            wrong(column, "超过一亿，请核对单位");
            return null;
        }
        if (number.stripTrailingZeros().scale() > 2) {
            wrong(column, "最多两位小数，请重新填写");
            return null;
        }
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    public @Nullable Integer integer(String key, int from, int to) {
        Column column = column(key);
        RawCell cell = computed(column);
        if (cell == null) {
            return null;
        }
        String plain = halfWidth(cell.text());
        if (!plain.matches("\\d{1,6}") || Integer.parseInt(plain) < from || Integer.parseInt(plain) > to) {
            wrong(column, "应为" + from + "至" + to + "的整数，请重新填写");
            return null;
        }
        return Integer.valueOf(plain);
    }

    public @Nullable LocalDate date(String key, LocalDate latest) {
        Column column = column(key);
        RawCell cell = computed(column);
        if (cell == null) {
            return null;
        }
        LocalDate date = cell.date();
        if (date == null) {
            Matcher matcher = DATE.matcher(halfWidth(cell.text()));
            try {
                date = matcher.matches()
                        ? LocalDate.of(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2)),
                                Integer.parseInt(matcher.group(3)))
                        : null;
            } catch (DateTimeException e) {
                date = null;
            }
        }
        if (date == null || date.getYear() < 1890) {
            wrong(column, "应为日期，如 2015-08-03，请重新填写");
            return null;
        }
        if (date.isAfter(latest)) {
            wrong(column, "晚于" + latest + "，请核对");
            return null;
        }
        return date;
    }

    public @Nullable Boolean yesNo(String key) {
        Column column = column(key);
        RawCell cell = computed(column);
        if (cell == null) {
            return null;
        }
        switch (cell.text()) {
            case "是", "有", "1" -> {
                return true;
            }
            case "否", "无", "0" -> {
                return false;
            }
            default -> {
                wrong(column, "应填是或否，请重新填写");
                return null;
            }
        }
    }

    /** A code of the column's list; its label, or the number that Excel made of it, is understood. */
    public @Nullable String code(String key) {
        Column column = column(key);
        RawCell cell = computed(column);
        if (cell == null) {
            return null;
        }
        String text = halfWidth(cell.text());
        Map<String, String> codes = column.codes();
        if (codes.containsKey(text)) {
            return text;
        }
        String padded = cell.type() == RawCell.Type.NUMBER && text.length() == 1 ? "0" + text : text;
        if (codes.containsKey(padded)) {
            return padded;
        }
        for (Map.Entry<String, String> code : codes.entrySet()) {
            if (code.getValue().equals(cell.text()) || code.getKey().equals(text.toUpperCase(Locale.ROOT))) {
                return code.getKey();
            }
        }
        wrong(column, "不在代码表里，请从“代码表”中选择");
        return null;
    }

    /** Digits as text, whether Excel took them for a number or not. */
    public @Nullable String digits(String key) {
        Column column = column(key);
        RawCell cell = computed(column);
        if (cell == null) {
            return null;
        }
        if (cell.type() == RawCell.Type.NUMBER && cell.text().length() > 15) {
            wrong(column, "是数字格式，末几位已丢失，请把该列设为文本后重新填写");
            return null;
        }
        return halfWidth(cell.text()).replaceAll("[\\s-]", "");
    }

    private static String halfWidth(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> plain.appendCodePoint(c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c));
        return plain.toString();
    }
}
