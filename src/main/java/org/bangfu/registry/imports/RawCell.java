package org.bangfu.registry.imports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * A cell as it lies in the workbook. Formulas are never computed: their text is all that is taken.
 *
 * @param text what a person would read, blanks around it taken off; empty for an empty cell
 * @param number set for number cells, with the 15 digits that Excel keeps
 * @param date set for number cells that are shown as dates
 */
public record RawCell(
        Type type,
        String text,
        @Nullable BigDecimal number,
        @Nullable LocalDate date) {

    public enum Type {
        EMPTY,
        TEXT,
        NUMBER,
        FORMULA,
        BROKEN
    }

    static final RawCell EMPTY = new RawCell(Type.EMPTY, "", null, null);

    static RawCell of(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return EMPTY;
        }
        try {
            return switch (cell.getType()) {
                case STRING -> text(cell.getText());
                case BOOLEAN -> text(Boolean.TRUE.equals(cell.asBoolean()) ? "是" : "否");
                case NUMBER -> number(cell);
                case FORMULA -> new RawCell(Type.FORMULA, "=" + cell.getFormula(), null, null);
                default -> new RawCell(Type.BROKEN, cell.getText(), null, null);
            };
        } catch (RuntimeException e) {
            return new RawCell(Type.BROKEN, "", null, null);
        }
    }

    private static RawCell text(@Nullable String text) {
        String plain = text == null ? "" : strip(text);
        return plain.isEmpty() ? EMPTY : new RawCell(Type.TEXT, plain, null, null);
    }

    private static RawCell number(Cell cell) {
        BigDecimal number = cell.asNumber().round(new MathContext(15)).stripTrailingZeros();
        String format = cell.getDataFormatString();
        Integer formatId = cell.getDataFormatId();
        LocalDate date = null;
        boolean builtIn = formatId != null
                && (formatId >= 14 && formatId <= 22
                        || formatId >= 27 && formatId <= 36
                        || formatId >= 50 && formatId <= 58);
        if (builtIn
                || format != null
                        && format.replaceAll("\"[^\"]*\"|\\[[^]]*]", "").matches("(?is).*[yd年].*")) {
            date = cell.asDate().toLocalDate();
        }
        return new RawCell(Type.NUMBER, number.toPlainString(), number, date);
    }

    /** Without blanks of any kind around it. */
    static String strip(String text) {
        return text.replaceAll("^[\\s\\u00A0\\u3000\\u200B\\uFEFF]+|[\\s\\u00A0\\u3000\\u200B\\uFEFF]+$", "");
    }

    boolean isEmpty() {
        return type == Type.EMPTY;
    }
}
