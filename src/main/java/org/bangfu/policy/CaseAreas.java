package org.bangfu.policy;

import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** Where a case belongs: decides who may read its decision records. Provided by whoever keeps the cases. */
public interface CaseAreas {

    Optional<AreaCode> areaOf(CaseNumber caseNumber);
}
