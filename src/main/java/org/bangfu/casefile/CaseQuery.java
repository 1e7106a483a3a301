package org.bangfu.casefile;

import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to list.
 *
 * @param within areas the reader may read
 * @param readable the kinds that the reader may read; empty for all
 * @param kind one kind, or null for all
 * @param status one status, or null for both
 * @param after the last case of the page before, or null for the first page
 */
public record CaseQuery(
        Set<AreaCode> within,
        Set<CaseKind> readable,
        @Nullable CaseKind kind,
        CaseFile.@Nullable Status status,
        @Nullable CaseNumber after,
        int limit) {

    public CaseQuery {
        within = Set.copyOf(within);
        readable = Set.copyOf(readable);
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("每页1至200件");
        }
    }
}
