package org.bangfu.registry.imports;

import java.util.List;
import org.bangfu.common.Role;

/** A kind of workbook that can be imported. */
public interface ImportTarget {

    /** Such as {@code HOUSEHOLDS} or {@code VEHICLE}. */
    String kind();

    String label();

    /** What is counted, such as 户. */
    String unit();

    List<Column> columns();

    /** Sentences for the template's second sheet. */
    List<String> notes();

    /** Who may import it, for their own area. */
    List<Role> roles();

    /** Begins a run over the rows of one workbook. */
    Run begin(ImportRun run);

    /** Rows come in the order of the sheet. */
    interface Run {
        void row(RowReader row);

        void end();
    }
}
