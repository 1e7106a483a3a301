package org.bangfu.engine;

import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/**
 * What modules tell the engine. Every call runs in the caller's transaction, so that a case without its process cannot
 * exist; called from {@code *.process} packages only, outside a transaction it throws {@link IllegalStateException}.
 */
public interface CaseProcesses {

    /** Every case process carries the area of its case under this name; seats are computed from it. */
    ProcessVariable<String> AREA = ProcessVariable.code("area");

    /**
     * Starts the latest version of a process for a case. The business key is the case number; the area variable is set
     * from {@code area}.
     *
     * @return the process instance's id
     * @throws IllegalStateException when an instance for this case and process runs already
     */
    String start(String process, CaseNumber caseNumber, AreaCode area, Answers answers);

    /**
     * Tells the case, or a process it has called, that something happened.
     *
     * @throws IllegalStateException when no execution of the case waits for the message
     */
    void message(String message, CaseNumber caseNumber, Answers answers);

    /** Whether the case, or a process it has called, waits for the message. */
    boolean awaits(String message, CaseNumber caseNumber);
}
