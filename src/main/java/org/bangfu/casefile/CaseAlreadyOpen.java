package org.bangfu.casefile;

import org.bangfu.common.AreaCode;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/** A household, or a village, has an open case of this kind already. */
public class CaseAlreadyOpen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CaseAlreadyOpen(CaseKind kind, HouseholdId household) {
        super("该户（户号" + household + "）已有在办的“" + kind.label() + "”案卷，请在原案卷中办理");
    }

    private CaseAlreadyOpen(String sentence) {
        super(sentence);
    }

    static CaseAlreadyOpen of(CaseKind kind, @Nullable HouseholdId household, AreaCode area) {
        return household == null
                ? new CaseAlreadyOpen("该村（" + area + "）已有在办的“" + kind.label() + "”案卷，请在原案卷中办理")
                : new CaseAlreadyOpen(kind, household);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
