package org.bangfu.registry.imports;

/** A file is not read at all; the message is one Chinese sentence that says why and what to do. */
public class WorkbookRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkbookRefused(String sentence) {
        super(sentence);
    }

    public WorkbookRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
