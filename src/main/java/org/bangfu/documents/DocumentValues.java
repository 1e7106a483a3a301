package org.bangfu.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.common.Money;
import org.bangfu.common.ShownTime;
import org.jspecify.annotations.Nullable;

/** What is filled into a document: values and rows by their Chinese names. Blank counts as not known. */
public final class DocumentValues {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();

    public DocumentValues put(String field, @Nullable Object value) {
        String text = shown(value);
        if (!text.isEmpty()) {
            values.put(field, text);
        }
        return this;
    }

    /** Adds a row: names and values in turn. */
    public DocumentValues row(String table, @Nullable Object... namesAndValues) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), shown(namesAndValues[i + 1]));
        }
        rows.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
        return this;
    }

    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** The rows of a table; none when nothing was added. */
    public List<Map<String, String>> rows(String table) {
        return List.copyOf(rows.getOrDefault(table, List.of()));
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate day) {
            return ShownTime.day(day);
        }
        if (value instanceof Money money) {
            return "%,.2f".formatted(money.toYuan());
        }
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return value.toString().strip();
    }
}
