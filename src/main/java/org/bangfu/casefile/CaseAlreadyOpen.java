package org.bangfu.casefile;

import org.bangfu.registry.HouseholdId;

/** A household has an open case of this kind already. */
public class CaseAlreadyOpen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CaseAlreadyOpen(CaseKind kind, HouseholdId household) {
        super("该户（户号" + household + "）已有在办的“" + kind.label() + "”案卷，请在原案卷中办理");
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
