package org.bangfu.registry.imports;

import java.util.Map;

/**
 * A row of the sheet.
 *
 * @param number as Excel counts, from 1
 * @param cells the cells of known columns that are not empty
 */
public record SheetRow(int number, Map<String, RawCell> cells) {

    RawCell cell(String key) {
        return cells.getOrDefault(key, RawCell.EMPTY);
    }
}
