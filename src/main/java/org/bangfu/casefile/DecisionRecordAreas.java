package org.bangfu.casefile;

import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.policy.CaseAreas;
import org.springframework.stereotype.Component;

/** Decision records are read where their case is read. */
@Component
class DecisionRecordAreas implements CaseAreas {

    private final CaseFiles cases;

    DecisionRecordAreas(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public Optional<AreaCode> areaOf(CaseNumber caseNumber) {
        return cases.find(caseNumber).map(CaseFile::area);
    }
}
