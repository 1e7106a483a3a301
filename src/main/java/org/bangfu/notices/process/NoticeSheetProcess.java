package org.bangfu.notices.process;

import org.bangfu.engine.ProcessVariable;

/** The names that {@code notice-sheet.bpmn} and code share. */
final class NoticeSheetProcess {

    static final String ID = "notice-sheet";

    /** The first instant after the term, ISO 8601 with the offset. */
    static final ProcessVariable<String> TERM_ENDS = ProcessVariable.code("termEnds");

    private NoticeSheetProcess() {}
}
