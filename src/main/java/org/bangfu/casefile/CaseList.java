package org.bangfu.casefile;

import java.util.List;
import org.bangfu.common.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * A page of cases.
 *
 * @param next from where the next page goes on, null on the last one
 */
public record CaseList(List<CaseFile> cases, @Nullable CaseNumber next) {

    public CaseList {
        cases = List.copyOf(cases);
    }
}
