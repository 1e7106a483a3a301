package org.bangfu.casefile;

import org.bangfu.audit.CaseReaders;
import org.bangfu.common.CaseNumber;
import org.springframework.stereotype.Component;

/** Who may not read a case may not read its trail either: it says that there was an objection, and when. */
@Component
class TrailScope implements CaseReaders {

    private final CaseFiles cases;
    private final CaseScope scope;

    TrailScope(CaseFiles cases, CaseScope scope) {
        this.cases = cases;
        this.scope = scope;
    }

    @Override
    public void requireReadable(CaseNumber caseNumber) {
        cases.find(caseNumber).ifPresent(file -> scope.readable(file.number()));
    }
}
