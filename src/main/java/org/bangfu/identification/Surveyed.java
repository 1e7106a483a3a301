package org.bangfu.identification;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.CaseNumber;
import org.springframework.stereotype.Component;

/** Finds for a case the ones of its kind. */
@Component
class Surveyed {

    private final CaseFiles caseFiles;
    private final Map<CaseKind, SurveyedCases> byKind = new EnumMap<>(CaseKind.class);

    Surveyed(CaseFiles caseFiles, List<SurveyedCases> kinds) {
        this.caseFiles = caseFiles;
        kinds.forEach(kind -> byKind.put(kind.kind(), kind));
    }

    /** @throws IllegalStateException when households of such cases are not visited */
    SurveyedCases of(CaseNumber number) {
        SurveyedCases cases = byKind.get(caseFiles.get(number).kind());
        if (cases == null) {
            throw new IllegalStateException("案卷 " + number + " 没有入户调查和数据比对");
        }
        return cases;
    }

    SurveyedCase locked(CaseNumber number) {
        return of(number).locked(number);
    }

    /** Empty when there is no such case, or none in which households are visited. */
    Optional<SurveyedCase> find(CaseNumber number) {
        return caseFiles
                .find(number)
                .flatMap(file -> Optional.ofNullable(byKind.get(file.kind())))
                .flatMap(cases -> cases.find(number));
    }
}
