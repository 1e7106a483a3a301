package org.bangfu.audit.chain;

import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.jspecify.annotations.Nullable;

/** Which chain an entry lies on: that of its township, of its county, or the one of everything without a place. */
final class Chains {

    static final String WITHOUT_PLACE = "system";

    private Chains() {}

    static String of(@Nullable AreaCode area) {
        return area == null ? WITHOUT_PLACE : area.at(AreaLevel.TOWNSHIP).value();
    }
}
