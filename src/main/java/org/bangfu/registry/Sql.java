package org.bangfu.registry;

import java.util.Collections;

/** Statements written once for all their columns. */
final class Sql {

    private Sql() {}

    static String insert(String table, String... columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.length, "?")) + ")";
    }
}
