package org.bangfu.audit;

import org.bangfu.common.CaseNumber;

/** Who may read the trail of a case beyond who may read its area; answered by the module that keeps cases. */
public interface CaseReaders {

    /** Returns only when nothing about the case is kept from the signed-in person; the denial is audited. */
    void requireReadable(CaseNumber caseNumber);
}
